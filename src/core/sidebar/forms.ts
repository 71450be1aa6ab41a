import type { Catalog, Operation } from '../operations/catalog';
import { UserFacingError } from '../platform/errors';
import { t } from '../platform/text';
import type { ValueSuggestions } from '../requests/form/suggestions';
import { MAX_TEXT_LENGTH } from '../requests/form/textLimit';
import type { RequestInput } from '../requests/send/requestInput';
import { BracketEditor } from './bracketEditor';
import { RequestEditor } from './requestEditor';

export type Form = RequestEditor | BracketEditor;

/** More are not looked for again. */
const MAX_KEPT = 20;

/** The form that is open, and those that were open before, as the user left them: only the time goes on. */
export class Forms {
  /** By id of the operation, the one that was opened last at the end. The open one may be missing. */
  readonly #requests = new Map<string, RequestEditor>();
  readonly #bracket: BracketEditor | undefined;
  #open: Form | undefined;
  #edited = 0;

  constructor(
    private readonly catalog: Catalog,
    private readonly suggestions: ValueSuggestions,
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
    const known = this.#requests.get(operation.id);
    known?.reopen(this.now());
    const editor = known ?? new RequestEditor(operation, this.catalog, this.now());
    this.#requests.delete(operation.id);
    this.#requests.set(operation.id, editor);
    const [oldest] = this.#requests.keys();
    if (oldest !== undefined && this.#requests.size > MAX_KEPT) this.#requests.delete(oldest);
    this.#open = editor;
  }

  openBracket(): void {
    this.#bracket?.reopen();
    this.#open = this.#bracket;
  }

  /** What is typed in it is kept, unless `forgetKept` was called. */
  close(): void {
    this.#open = undefined;
  }

  /** Number of the last edit that the page sent. The page counts them, not a form: forms outlive it. */
  get edited(): number {
    return this.#edited;
  }

  /** A new page counts its edits from 1. */
  resetEdits(): void {
    this.#edited = 0;
  }

  /** An edit of a field of the open form. @param n of the edit, as the page counts */
  edit(n: number, field: string, text: string): void {
    this.#edited = n;
    this.#open?.edit(field, text, this.suggestions.accounts);
  }

  /** An edit of the body that is written as JSON. @param n of the edit, as the page counts */
  editJson(n: number, text: string): void {
    this.#edited = n;
    this.request?.editJson(text);
  }

  /**
   * What the open form makes; `undefined` if it can't be sent as it is.
   * @param lastEdit number of the last edit in what the page shows
   * @throws {UserFacingError} that edit was refused: the page shows another request than the one that would be sent
   */
  inputAsShown(lastEdit: number): RequestInput | undefined {
    if (lastEdit <= this.#edited) return this.#open?.input;
    throw new UserFacingError(
      'invalid-input',
      t(
        'The request was not sent because your last edit is too long. Enter at most {0} characters and try again.',
        MAX_TEXT_LENGTH,
      ),
    );
  }

  /** Another profile is active: ids of the previous one stay in the open form alone, and go when the user leaves it. */
  forgetKept(): void {
    this.#requests.clear();
  }

  /** Removes everything that was typed. */
  clear(): void {
    this.close();
    this.forgetKept();
    this.#bracket?.reset();
  }
}
