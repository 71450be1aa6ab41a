import { CancellationSource } from '../cancellation';
import { Emitter } from '../event';
import { asFailure, isCancelled } from '../failure';
import type { Catalogue, Operation } from '../operations/catalogue';
import { favouriteIds, recentIds, remember, setFavourite } from '../operations/recent';
import type { Clock, Log, Memory } from '../ports';
import type { Look, RequestView, Snapshot } from '../sidebar/protocol';
import type { Dialect } from '../snippets/dialect';
import { dialectById, dialects } from '../snippets/dialects';
import type { Token } from '../snippets/token';
import { Answers } from './answers';
import { Hand, type Writing } from './hand';
import type { KnownValues } from './known';
import { changesSomething, isLive } from './live';
import type { Sender, Sending, Wish } from './sender';
import { shownOf, type Outcome, type Shown } from './shown';

const DIALECT = 'dialectFor.sidebar';

export interface DeskPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly memory: Memory;
  readonly sender: Sender;
  readonly known: KnownValues;
  readonly mask: (text: string) => string;
  /** Of the active profile, as they are now. */
  readonly place: () => { readonly baseUrl: string; readonly environmentId: string; readonly environment: string };
  /** At home in the editor that was used last. */
  readonly dialectThere: () => Dialect | undefined;
  readonly settings: { readonly snippetToken: Token['kind']; readonly snippetVariable: string };
}

/** What a person works on in the sidebar: the request in hand, the answers so far, and how the page was left. */
export class Desk {
  #hand: Hand | undefined;
  #token: Token['kind'] | undefined;
  #dialect: Dialect | undefined;
  #shown: number | undefined;
  #sending: CancellationSource | undefined;
  #flight = Promise.resolve();
  #look: Look = { search: '', open: [] };
  #count = 0;
  readonly #answers = new Answers();
  readonly #changed = new Emitter<void>();

  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly ports: DeskPorts,
  ) {}

  get hand(): Hand | undefined {
    return this.#hand;
  }

  get sending(): boolean {
    return this.#sending !== undefined;
  }

  /** When what is under way now has ended. Never rejects. */
  get idle(): Promise<void> {
    return this.#flight;
  }

  /** The answer that is shown. */
  get answer(): Shown | undefined {
    return this.#answers.of(this.#shown);
  }

  /** The one chosen here since the window opened, else that of the editor, else the one chosen last. */
  get dialect(): Dialect {
    const id = this.ports.memory.get(DIALECT);
    const [first] = dialects;
    const chosen = typeof id === 'string' ? dialectById(id) : undefined;
    return this.#dialect ?? this.ports.dialectThere() ?? chosen ?? (first as Dialect);
  }

  get token(): Token['kind'] {
    return this.#token ?? this.ports.settings.snippetToken;
  }

  view(): Omit<Snapshot, 'token'> {
    const { memory } = this.ports;
    const request = this.#request();
    return {
      favourites: favouriteIds(memory),
      recent: recentIds(memory),
      ...(request ? { request } : {}),
      ...(this.answer ? { answer: this.answer.id } : {}),
      history: this.#answers.rows,
      look: this.#look,
    };
  }

  /** Keeps what is typed where it is in hand already. An id that is none is passed over. */
  select(id: string): void {
    const operation = this.catalogue.byId.get(id);
    if (!operation || this.#hand?.operation === operation) return;
    this.#hand = new Hand(operation, this.catalogue.schemas);
    this.#shown = undefined;
    this.#changed.fire();
  }

  close(): void {
    this.#hand = undefined;
    this.#shown = undefined;
    this.#changed.fire();
  }

  /** Changes the request in hand. */
  change(change: (hand: Hand) => void): void {
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

  setToken(kind: Token['kind']): void {
    this.#token = kind;
    this.#changed.fire();
  }

  async favourite(id: string, on: boolean): Promise<void> {
    if (!this.catalogue.byId.has(id)) return;
    await setFavourite(this.ports.memory, id, on);
    this.#changed.fire();
  }

  /** Not told to anybody: the page looks so already. */
  leave(look: Look): void {
    this.#look = look;
  }

  show(id: number): void {
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
  forgetKnown(): void {
    this.ports.known.clear();
    this.#changed.fire();
  }

  /** Everything that came from the service or was typed. */
  clear(): void {
    this.cancel();
    this.forgetKnown();
    this.clearHistory();
    this.close();
  }

  cancel(): void {
    this.#sending?.cancel();
  }

  /**
   * Sends it once, unless another one is under way. What comes of it is shown. Never rejects.
   * @param prepare sees to it that there is a token; answers whether there is
   */
  async send(wish: Wish, prepare: () => Promise<boolean>, confirmLive: Sending['confirmLive']): Promise<void> {
    if (this.#sending) return;
    this.#flight = this.#send(wish, prepare, confirmLive);
    await this.#flight;
  }

  async #send(wish: Wish, prepare: () => Promise<boolean>, confirmLive: Sending['confirmLive']): Promise<void> {
    const { operation } = wish;
    const cancellation = new CancellationSource();
    this.#sending = cancellation;
    this.#shown = undefined;
    this.#changed.fire();
    const { clock, sender, log } = this.ports;
    const { environment, environmentId, baseUrl } = this.ports.place();
    const live = isLive(baseUrl, environmentId);
    const begun = clock.now();
    const outcome = { id: ++this.#count, operation, environment, live, at: begun };
    try {
      await remember(this.ports.memory, operation.id);
      if (!(await prepare()) || cancellation.cancelled) return;
      const sent = await sender.send(wish, { cancellation, confirmLive });
      this.#add({ ...outcome, live: sent.live, at: begun, ms: sent.ms, result: sent });
    } catch (error) {
      const failure = asFailure(error);
      if (failure !== error) log.error(`Unexpected: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      if (isCancelled(failure)) return;
      log.warn(`${operation.path}: ${failure.kind}: ${failure.message}`);
      this.#add({ ...outcome, ms: clock.now() - begun, result: failure });
    } finally {
      this.#sending = undefined;
      this.#changed.fire();
    }
  }

  #add(outcome: Outcome): void {
    const { json, ...shown } = shownOf(outcome, this.ports.mask);
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
    const writing: Writing = {
      dialect: this.dialect,
      token: this.token,
      variable: this.ports.settings.snippetVariable,
      baseUrl,
    };
    const blocked = this.ports.sender.refusal(operation, baseUrl)?.message ?? hand.blocked;
    return {
      ...hand.view(writing, (field) => this.#offersFor(operation, field)),
      favourite: favouriteIds(this.ports.memory).includes(operation.id),
      ...(blocked === undefined ? {} : { blocked }),
      asks: changesSomething(operation) && isLive(baseUrl, environmentId),
      sending: this.sending,
    };
  }

  #offersFor(operation: Operation, field: Parameters<KnownValues['offersFor']>[0]) {
    const offers = this.ports.known.offersFor(field, operation);
    return offers.length === 0 ? undefined : offers;
  }
}
