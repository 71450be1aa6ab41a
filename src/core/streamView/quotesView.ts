import { toUserFacingError } from '../platform/errors';
import type { Disposable } from '../platform/ports';
import type { ChangeReader } from '../streams/tables/changeFeed';
import type { QuoteRow, WatchedContract } from '../streams/tables/quoteTable';
import type { Outcome } from '../streams/tables/outcome';
import { viewQuote } from '../streams/tables/viewers';
import { outcomeView, type OutcomeView } from './outcomeView';
import { takeRows, type RowChanges } from './rowChanges';
import type { OpenStream } from './streamHub';

/** More symbols than anybody follows: each is a subscription. */
const MAX_SYMBOLS = 50;

/** A symbol of the list, in the user's order. */
export interface QuoteSymbol extends OutcomeView {
  readonly symbol: string;
  /** Absent until the contract is found. */
  readonly contractId?: number;
}

interface Entry {
  contractId?: number;
  outcome?: OutcomeView;
  subscription?: Disposable;
  /** Its contract is being looked up, or was; not after an error that may be gone the next time. */
  isLookedUp?: boolean;
}

/** The quotes that one view follows. */
export class QuotesView implements Disposable {
  readonly #entries = new Map<string, Entry>();
  #stream: OpenStream | undefined;
  #reader: ChangeReader<number> | undefined;

  /**
   * @param find rejects with a `UserFacingError`
   * @param onChange the list of symbols changed
   * @param onDirty there is something to take
   */
  constructor(
    private readonly find: (symbol: string) => Promise<WatchedContract>,
    private readonly onChange: () => void,
    private readonly onDirty: () => void,
  ) {}

  get symbols(): readonly QuoteSymbol[] {
    return [...this.#entries].map(([symbol, { contractId, outcome }]) => ({
      symbol,
      ...(contractId === undefined ? {} : { contractId }),
      ...outcome,
    }));
  }

  /** The stream is there: subscribes to everything that was added. */
  attach(stream: OpenStream): void {
    if (this.#stream) return;
    this.#stream = stream;
    this.#reader = stream.data.quotes.feed.watch(this.onDirty);
    this.lookUp();
    this.onDirty();
  }

  /** Another profile is active: the ids of its contracts may be others. They are looked up once the stream is there again. */
  forget(): void {
    for (const [symbol, { subscription }] of this.#entries) {
      subscription?.dispose();
      this.#entries.set(symbol, {});
    }
    this.onChange();
  }

  /** The stream is there: subscribes to everything that hasn't been looked up. */
  lookUp(): void {
    for (const symbol of this.#entries.keys()) void this.#subscribe(symbol);
  }

  add(symbol: string): void {
    const existing = this.#entries.get(symbol);
    if ((existing && !existing.outcome?.problem) || (!existing && this.#entries.size >= MAX_SYMBOLS)) return;
    existing?.subscription?.dispose();
    this.#entries.set(symbol, {});
    this.onChange();
    void this.#subscribe(symbol);
  }

  remove(symbol: string): void {
    const entry = this.#entries.get(symbol);
    if (!entry) return;
    this.#entries.delete(symbol);
    entry.subscription?.dispose();
    this.onChange();
  }

  /** A new page begins with everything. */
  reset(): void {
    this.#reader?.dispose();
    this.#reader = this.#stream?.data.quotes.feed.watch(this.onDirty);
  }

  take(): RowChanges<QuoteRow> | undefined {
    const quotes = this.#stream?.data.quotes;
    if (!quotes || !this.#reader) return undefined;
    const ids = [...this.#entries.values()].flatMap(({ contractId }) => contractId ?? []);
    // Other views have contracts of their own in the table.
    const own = new Set(ids);
    const source = {
      ids: () => ids,
      count: () => this.#entries.size,
      row: (id: number) => (own.has(id) ? quotes.row(id) : undefined),
    };
    return takeRows(this.#reader, source, MAX_SYMBOLS);
  }

  dispose(): void {
    this.#reader?.dispose();
    for (const { subscription } of this.#entries.values()) subscription?.dispose();
    this.#entries.clear();
  }

  async #subscribe(symbol: string): Promise<void> {
    const stream = this.#stream;
    const entry = this.#entries.get(symbol);
    if (!stream || !entry || entry.isLookedUp) return;
    entry.isLookedUp = true;
    const onOutcome = (outcome: Outcome) => {
      entry.outcome = outcomeView(outcome);
      this.onChange();
    };
    try {
      const contract = await this.find(symbol);
      // It may have been removed in the meantime.
      if (this.#entries.get(symbol) !== entry) return;
      entry.contractId = contract.contractId;
      // Of an earlier try.
      delete entry.outcome;
      entry.subscription = viewQuote(stream.socket, stream.data, contract, onOutcome);
      // Another view may have its row in the table already.
      this.reset();
      this.onDirty();
      this.onChange();
    } catch (cause) {
      const error = toUserFacingError(cause);
      entry.isLookedUp = error.kind === 'invalid-input';
      onOutcome({ error });
    }
  }
}
