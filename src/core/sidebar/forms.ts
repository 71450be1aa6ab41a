import type { Catalog, Operation } from '../operations/catalog';
import type { ValueSuggestions } from '../requests/form/suggestions';
import { BracketEditor } from './bracketEditor';
import { RequestEditor } from './requestEditor';

export type Form = RequestEditor | BracketEditor;

/** More are not looked for again. */
const MAX_KEPT = 20;

/** The form that is open, and those that were open before, as the user left them. */
export class Forms {
  /** By id of the operation, the one that was opened last at the end. */
  readonly #requests = new Map<string, RequestEditor>();
  readonly #bracket: BracketEditor | undefined;
  #open: Form | undefined;

  constructor(
    private readonly catalog: Catalog,
    suggestions: ValueSuggestions,
    private readonly now: () => number,
  ) {
    const operation = catalog.byId.get('placeOSO');
    this.#bracket = operation && new BracketEditor(operation, suggestions, now);
  }

  get open(): Form | undefined {
    return this.#open;
  }

  /** The open form, if it is that of an operation. */
  get request(): RequestEditor | undefined {
    return this.#open instanceof RequestEditor ? this.#open : undefined;
  }

  /** The open form, if it is that of a bracket order. */
  get bracket(): BracketEditor | undefined {
    return this.#open instanceof BracketEditor ? this.#open : undefined;
  }

  openRequest(operation: Operation): void {
    const editor = this.#requests.get(operation.id) ?? new RequestEditor(operation, this.catalog, this.now());
    this.#requests.delete(operation.id);
    this.#requests.set(operation.id, editor);
    const [oldest] = this.#requests.keys();
    if (oldest !== undefined && this.#requests.size > MAX_KEPT) this.#requests.delete(oldest);
    this.#open = editor;
  }

  openBracket(): void {
    this.#open = this.#bracket;
  }

  /** What is typed in it is kept. */
  close(): void {
    this.#open = undefined;
  }

  /** Another profile is active: the ids in forms that the user doesn't see are of the previous one. */
  forgetClosed(): void {
    this.#requests.clear();
    if (this.request) this.#requests.set(this.request.operation.id, this.request);
  }

  /** Removes everything that was typed. */
  clear(): void {
    this.close();
    this.forgetClosed();
    this.#bracket?.reset();
  }
}
