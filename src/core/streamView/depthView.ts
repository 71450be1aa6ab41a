import { toUserFacingError } from '../platform/errors';
import type { Disposable } from '../platform/ports';
import type { ChangeReader } from '../streams/tables/changeFeed';
import type { BookView, OrderBook } from '../streams/tables/orderBook';
import type { WatchedContract } from '../streams/tables/quoteTable';
import type { Outcome } from '../streams/tables/outcome';
import { viewBook } from '../streams/tables/viewers';
import { outcomeView, type OutcomeView } from './outcomeView';
import type { OpenStream } from './streamHub';

/** The order book of the one symbol that a view shows. */
export class DepthView implements Disposable {
  symbol = '';
  outcome: OutcomeView = {};
  #stream: OpenStream | undefined;
  #book: OrderBook | undefined;
  #reader: ChangeReader<'book'> | undefined;
  #subscription: Disposable | undefined;
  /** The look-up that counts: the result of an older one does not. */
  #asked: symbol | undefined;
  /** Its contract is being looked up, or was; not after an error that may be gone the next time. */
  #isLookedUp = false;

  /**
   * @param find rejects with a `UserFacingError`
   * @param onChange the symbol or the outcome changed
   * @param onDirty there is something to take
   */
  constructor(
    private readonly find: (symbol: string) => Promise<WatchedContract>,
    private readonly onChange: () => void,
    private readonly onDirty: () => void,
  ) {}

  attach(stream: OpenStream): void {
    if (this.#stream) return;
    this.#stream = stream;
    this.lookUp();
  }

  /** Another profile is active: the id of its contract may be another. It is looked up once the stream is there again. */
  forget(): void {
    this.#endSubscription();
    this.outcome = {};
    this.onChange();
  }

  /** The stream is there: subscribes if the contract hasn't been looked up. */
  lookUp(): void {
    if (this.symbol !== '' && !this.#isLookedUp) void this.#subscribe();
  }

  show(symbol: string): void {
    if (symbol === this.symbol && !this.outcome.problem) return;
    this.dispose();
    this.symbol = symbol;
    this.outcome = {};
    this.onChange();
    void this.#subscribe();
  }

  /** A new page begins with everything. */
  reset(): void {
    this.#reader?.dispose();
    this.#reader = this.#book?.feed.watch(this.onDirty);
  }

  /** `undefined`: nothing changed. */
  take(): BookView | undefined {
    return this.#reader?.take() && this.#book?.view;
  }

  dispose(): void {
    this.#reader?.dispose();
    this.#endSubscription();
    this.#reader = this.#book = undefined;
  }

  #endSubscription(): void {
    this.#subscription?.dispose();
    this.#subscription = this.#asked = undefined;
    this.#isLookedUp = false;
  }

  async #subscribe(): Promise<void> {
    const { symbol } = this;
    const stream = this.#stream;
    if (!stream) return;
    this.#isLookedUp = true;
    const asked = (this.#asked = Symbol(symbol));
    const onOutcome = (outcome: Outcome) => {
      if (asked !== this.#asked) return;
      this.outcome = outcomeView(outcome);
      this.onChange();
    };
    try {
      const { contractId } = await this.find(symbol);
      if (asked !== this.#asked) return;
      // Of an earlier try.
      if (this.outcome.problem) onOutcome({});
      const view = viewBook(stream.socket, stream.data, contractId, onOutcome);
      this.#subscription = view;
      this.#book = view.book;
      this.reset();
      this.onDirty();
    } catch (cause) {
      const error = toUserFacingError(cause);
      if (asked === this.#asked) this.#isLookedUp = error.kind === 'invalid-input';
      onOutcome({ error });
    }
  }
}
