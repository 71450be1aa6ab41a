import type { Catalog, Operation } from '../operations/catalog';
import { parseContractName } from '../operations/contractSpecs';
import { favoriteIds, recentIds, setFavorite } from '../operations/recentOperations';
import type { UserFacingError } from '../platform/errors';
import { Emitter } from '../platform/event';
import { contractMeantBy } from '../requests/form/symbolProblem';
import { accountConflict } from '../requests/form/namedAccount';
import { InFlightRequest, type InFlightPorts } from '../requests/send/inFlightRequest';
import type { LiveLookup } from '../requests/lookup/liveLookup';
import type { ValueSuggestions } from '../requests/form/suggestions';
import type { Outcome, RequestInput, SendPrompts } from '../requests/send/requestInput';
import type { BracketEditor } from './bracketEditor';
import { Forms, type Form } from './forms';
import { toHistoryEntry, type HistoryEntry } from './historyEntry';
import type { Snapshot, ViewState } from './messages';
import { RequestEditor } from './requestEditor';
import { toRequestView, type RequestViewPorts } from './requestView';
import { ResponseHistory } from './responseHistory';
import { guardError, toSendView, type SendView } from './sendView';
import { SnippetSettings, type SnippetSettingsPorts } from './snippetSettings';

export interface SidebarModelPorts extends InFlightPorts, SnippetSettingsPorts, RequestViewPorts {
  /** Replaces all known secrets. */
  readonly mask: (text: string) => string;
}

/** The state of the sidebar, except for the token: the active request, the responses, and how the view was left. */
export class SidebarModel {
  readonly #forms: Forms;
  #responseId: number | undefined;
  #viewState: ViewState = { search: '', open: [] };
  readonly #inFlight: InFlightRequest;
  /** The request that was started last, unless the profile has changed since. */
  #latest: RequestInput | undefined;
  readonly #history = new ResponseHistory();
  readonly #changed = new Emitter<void>();

  readonly snippet: SnippetSettings;
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly catalog: Catalog,
    private readonly ports: SidebarModelPorts,
  ) {
    this.#inFlight = new InFlightRequest(ports, () => this.#changed.fire());
    this.snippet = new SnippetSettings(ports, () => this.#changed.fire());
    this.#forms = new Forms(catalog, ports.suggestions, () => ports.clock.now());
  }

  get activeRequest(): RequestEditor | undefined {
    return this.#forms.request;
  }

  /** The form of a bracket order, as long as it is open. */
  get bracket(): BracketEditor | undefined {
    return this.#forms.bracket;
  }

  /** The form that is open: Try sends what it makes. */
  get activeForm(): Form | undefined {
    return this.#forms.open;
  }

  get sending(): boolean {
    return this.#inFlight.isRunning;
  }

  /** Resolves when the request in flight has ended. Never rejects. */
  get idle(): Promise<void> {
    return this.#inFlight.settled;
  }

  /** The response that is shown. */
  get response(): HistoryEntry | undefined {
    return this.#history.byId(this.#responseId);
  }

  view(): Omit<Snapshot, 'token'> {
    const { memory } = this.ports;
    const { request, bracket } = this.#forms;
    return {
      favorites: favoriteIds(memory),
      recent: recentIds(memory),
      ...(request ? { request: toRequestView(request, this.snippet, this.sending, this.ports) } : {}),
      ...(bracket ? { bracket: bracket.view(this.#sendView(bracket)) } : {}),
      edited: this.#forms.edited,
      ...(this.response ? { response: this.response.id } : {}),
      history: this.#history.rows,
      viewState: this.#viewState,
    };
  }

  /** Opens the form of an operation, as it was left. Unknown ids are ignored. */
  select(id: string): void {
    const operation = this.catalog.byId.get(id);
    if (!operation || this.activeRequest?.operation === operation) return;
    this.#forms.openRequest(operation);
    this.#responseId = undefined;
    this.#changed.fire();
  }

  openBracket(): void {
    this.#forms.openBracket();
    this.#responseId = undefined;
    this.#changed.fire();
  }

  /** Asks for what the active form needs: its contracts, and the account, filled in if there is only one. Never rejects. */
  async lookUp(lookup: Pick<LiveLookup, 'accountsFor' | 'confirmContracts'>): Promise<void> {
    const editor = this.activeForm;
    if (!editor) return;
    const accounts = await lookup.accountsFor(editor.operation);
    if (editor !== this.activeForm) return;
    if (editor instanceof RequestEditor) editor.fillAccount(accounts);
    this.#changed.fire();
    await lookup.confirmContracts(editor.operation);
    this.#changed.fire();
  }

  /** A root or a continuous symbol was typed where a contract is wanted: asks for the contracts of it. Never rejects. */
  async confirmSymbol(lookup: Pick<LiveLookup, 'confirmContracts'>, text: string): Promise<void> {
    const contract = contractMeantBy(text, this.ports.clock.now());
    const { root } = parseContractName(contract ?? '') ?? {};
    if (root === undefined || !this.activeForm) return;
    await lookup.confirmContracts(this.activeForm.operation, root);
    this.#changed.fire();
  }

  close(): void {
    this.#forms.close();
    this.#responseId = undefined;
    this.#changed.fire();
  }

  /** Changes the active request. */
  change(change: (request: RequestEditor) => void): void {
    if (!this.activeRequest) return;
    change(this.activeRequest);
    this.#changed.fire();
  }

  /** As `Forms.inputAsShown`. */
  inputAsShown(lastEdit: number): RequestInput | undefined {
    return this.#forms.inputAsShown(lastEdit);
  }

  /** A new page counts its edits from 1. */
  resetEdits(): void {
    this.#forms.resetEdits();
  }

  /** An edit of a field of the open form. @param n of the edit, as the page counts */
  edit(n: number, field: string, text: string): void {
    this.#forms.edit(n, field, text);
    this.#changed.fire();
  }

  /** An edit of the body that is written as JSON. @param n of the edit, as the page counts */
  editJson(n: number, text: string): void {
    this.#forms.editJson(n, text);
    this.#changed.fire();
  }

  async setFavorite(id: string, on: boolean): Promise<void> {
    if (!this.catalog.byId.has(id)) return;
    await setFavorite(this.ports.memory, id, on);
    this.#changed.fire();
  }

  /** Fires no event: the page that sends it looks like that already. */
  saveViewState(viewState: ViewState): void {
    this.#viewState = viewState;
  }

  showResponse(id: number): void {
    const entry = this.#history.byId(id);
    if (!entry) return;
    if (this.activeForm?.operation !== entry.operation) this.select(entry.operation.id);
    this.#responseId = id;
    this.#changed.fire();
  }

  clearHistory(): void {
    this.#history.clear();
    this.#responseId = undefined;
    this.#changed.fire();
  }

  /**
   * Another profile is active: removes the accounts and ids of the former one, except for those that the user sees.
   * @param former id; `undefined`: there was none, so nothing that was typed is of it
   */
  leaveProfile(former: string | undefined): void {
    if (former !== undefined) this.#forgetProfile();
  }

  #forgetProfile(): void {
    this.ports.suggestions.clear();
    this.#forms.forgetKept();
    this.#latest = undefined;
    this.#changed.fire();
  }

  /** Removes everything that was typed or received. */
  clear(): void {
    this.cancel();
    this.#forms.clear();
    this.#forgetProfile();
    this.clearHistory();
  }

  cancel(): void {
    this.#inFlight.cancel();
  }

  guardError(operation: Operation): UserFacingError | undefined {
    return guardError(operation, this.ports);
  }

  /** Whether this request was the last one that was started, for the active profile, and the open form still makes it. */
  canRepeat(input: RequestInput): boolean {
    const current = this.activeForm?.input;
    return input === this.#latest && current !== undefined && isSameRequest(current, input);
  }

  /** As `InFlightRequest.start`; the outcome is shown and added to the history. */
  async send(
    input: RequestInput,
    prepare: () => Promise<boolean>,
    confirmLive: SendPrompts['confirmLive'],
  ): Promise<void> {
    if (this.sending) return;
    this.#latest = input;
    this.#responseId = undefined;
    const { suggestions } = this.ports;
    let learn = suggestions.learner();
    const begin = async (): Promise<boolean> => {
      const isReady = await prepare();
      // A sign-in makes everything else forgotten, not this request.
      learn = suggestions.learner();
      // The accounts may be known only now.
      const conflict = accountConflict(input.body ?? input.values, suggestions.accounts);
      if (isReady && conflict) throw conflict;
      return isReady;
    };
    await this.#inFlight.start(input, begin, confirmLive, (outcome) => this.#add(outcome, learn));
  }

  #sendView({ operation, blocked }: BracketEditor): SendView {
    return toSendView(operation, blocked, this.sending, this.ports);
  }

  #add(outcome: Outcome, learn: ValueSuggestions['learn']): void {
    const { json, ...entry } = toHistoryEntry(outcome, this.ports.mask, this.catalog.facts);
    this.#history.add(entry);
    learn(outcome.operation, json);
    // If the user has selected another request in the meantime, the response is only in the history.
    if (this.activeForm?.operation === outcome.operation) this.#responseId = entry.id;
  }
}

function isSameRequest(one: RequestInput, other: RequestInput): boolean {
  const valuesOf = ({ values, body }: RequestInput) => JSON.stringify([values, body]);
  return one.operation === other.operation && valuesOf(one) === valuesOf(other);
}
