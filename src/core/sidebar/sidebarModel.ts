import { Emitter } from '../platform/event';
import type { Catalog, Operation } from '../operations/catalog';
import { favoriteIds, recentIds, setFavorite } from '../operations/recentOperations';
import type { ViewState, RequestView, Snapshot } from './messages';
import type { Dialect } from '../snippets/dialect';
import { dialectById, dialects } from '../snippets/dialects/index';
import type { TokenSource } from '../snippets/tokenPlaceholder';
import { ResponseHistory } from './responseHistory';
import { InFlightRequest, type InFlightPorts } from '../requests/send/inFlightRequest';
import { RequestEditor, type SnippetOptions } from './requestEditor';
import type { ValueSuggestions } from '../requests/form/suggestions';
import { isMutating } from '../operations/isMutating';
import { isLive } from '../requests/send/liveGuard';
import type { SendInteraction, RequestInput } from '../requests/send/sender';
import { toHistoryEntry, type Outcome, type HistoryEntry } from './historyEntry';

const DIALECT = 'dialectFor.sidebar';

export interface SidebarModelPorts extends InFlightPorts {
  readonly known: ValueSuggestions;
  readonly mask: (text: string) => string;
  /** At home in the editor that was used last. */
  readonly dialectThere: () => Dialect | undefined;
  readonly settings: { readonly snippetToken: TokenSource['kind']; readonly snippetVariable: string };
}

/** What a person works on in the sidebar: the request in hand, the answers so far, and how the page was left. */
export class SidebarModel {
  #hand: RequestEditor | undefined;
  #token: TokenSource['kind'] | undefined;
  #dialect: Dialect | undefined;
  #shown: number | undefined;
  #look: ViewState = { search: '', open: [] };
  readonly #flight: InFlightRequest;
  readonly #answers = new ResponseHistory();
  readonly #changed = new Emitter<void>();

  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly catalogue: Catalog,
    private readonly ports: SidebarModelPorts,
  ) {
    this.#flight = new InFlightRequest(ports, () => this.#changed.fire());
  }

  get activeRequest(): RequestEditor | undefined {
    return this.#hand;
  }

  get sending(): boolean {
    return this.#flight.isRunning;
  }

  /** When what is under way now has ended. Never rejects. */
  get idle(): Promise<void> {
    return this.#flight.settled;
  }

  /** The answer that is shown. */
  get response(): HistoryEntry | undefined {
    return this.#answers.of(this.#shown);
  }

  /** The one chosen here since the window opened, else that of the editor, else the one chosen last. */
  get dialect(): Dialect {
    const id = this.ports.memory.get(DIALECT);
    const [first] = dialects;
    const chosen = typeof id === 'string' ? dialectById(id) : undefined;
    return this.#dialect ?? this.ports.dialectThere() ?? chosen ?? (first as Dialect);
  }

  get token(): TokenSource['kind'] {
    return this.#token ?? this.ports.settings.snippetToken;
  }

  view(): Omit<Snapshot, 'token'> {
    const { memory } = this.ports;
    const request = this.#request();
    return {
      favorites: favoriteIds(memory),
      recent: recentIds(memory),
      ...(request ? { request } : {}),
      ...(this.response ? { response: this.response.id } : {}),
      history: this.#answers.rows,
      viewState: this.#look,
    };
  }

  /** Keeps what is typed where it is in hand already. An id that is none is passed over. */
  select(id: string): void {
    const operation = this.catalogue.byId.get(id);
    if (!operation || this.#hand?.operation === operation) return;
    this.#hand = new RequestEditor(operation, this.catalogue.schemas);
    this.#shown = undefined;
    this.#changed.fire();
  }

  close(): void {
    this.#hand = undefined;
    this.#shown = undefined;
    this.#changed.fire();
  }

  /** Changes the request in hand. */
  change(change: (hand: RequestEditor) => void): void {
    if (!this.#hand) return;
    change(this.#hand);
    this.#changed.fire();
  }

  async setDialect(id: string): Promise<void> {
    const dialect = dialectById(id);
    if (!dialect) return;
    this.#dialect = dialect;
    await this.ports.memory.set(DIALECT, id);
    this.#changed.fire();
  }

  setToken(kind: TokenSource['kind']): void {
    this.#token = kind;
    this.#changed.fire();
  }

  async setFavorite(id: string, on: boolean): Promise<void> {
    if (!this.catalogue.byId.has(id)) return;
    await setFavorite(this.ports.memory, id, on);
    this.#changed.fire();
  }

  /** Not told to anybody: the page looks so already. */
  saveViewState(look: ViewState): void {
    this.#look = look;
  }

  showResponse(id: number): void {
    const shown = this.#answers.of(id);
    if (!shown) return;
    this.select(shown.operation.id);
    this.#shown = id;
    this.#changed.fire();
  }

  clearHistory(): void {
    this.#answers.clear();
    this.#shown = undefined;
    this.#changed.fire();
  }

  /** What answers told is no longer offered. */
  clearSuggestions(): void {
    this.ports.known.clear();
    this.#changed.fire();
  }

  /** Everything that came from the service or was typed. */
  clear(): void {
    this.cancel();
    this.clearSuggestions();
    this.clearHistory();
    this.close();
  }

  cancel(): void {
    this.#flight.cancel();
  }

  /** As `Flight.begin`; what comes of it is shown. */
  async send(
    wish: RequestInput,
    prepare: () => Promise<boolean>,
    confirmLive: SendInteraction['confirmLive'],
  ): Promise<void> {
    if (this.sending) return;
    this.#shown = undefined;
    await this.#flight.start(wish, prepare, confirmLive, (outcome) => this.#add(outcome));
  }

  #add(outcome: Outcome): void {
    const { json, ...shown } = toHistoryEntry(outcome, this.ports.mask);
    this.#answers.add(shown);
    this.ports.known.learn(outcome.operation, json);
    // A person may have turned to another request meanwhile: it is in the history then.
    if (this.#hand?.operation === outcome.operation) this.#shown = shown.id;
  }

  #request(): RequestView | undefined {
    const hand = this.#hand;
    if (!hand) return undefined;
    const { operation } = hand;
    const { baseUrl, environmentId } = this.ports.place();
    const writing: SnippetOptions = {
      dialect: this.dialect,
      token: this.token,
      variable: this.ports.settings.snippetVariable,
      baseUrl,
    };
    const blocked = this.ports.sender.refusal(operation, baseUrl)?.message ?? hand.blocked;
    return {
      ...hand.view(writing, (field) => this.#offersFor(operation, field)),
      favorite: favoriteIds(this.ports.memory).includes(operation.id),
      ...(blocked === undefined ? {} : { blocked }),
      asks: isMutating(operation) && isLive(baseUrl, environmentId),
      sending: this.sending,
    };
  }

  #offersFor(operation: Operation, field: Parameters<ValueSuggestions['suggestionsFor']>[0]) {
    const offers = this.ports.known.suggestionsFor(field, operation);
    return offers.length === 0 ? undefined : offers;
  }
}
