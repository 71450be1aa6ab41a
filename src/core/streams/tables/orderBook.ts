import type { DOM, PriceLevel } from '../events/schemas';
import { ChangeFeed } from './changeFeed';

/** One price of the book. */
export interface BookLevel {
  readonly price: number;
  readonly size: number;
  /** Size of this level and of all better ones. */
  readonly total: number;
}

/** The book as it is drawn: best prices first. */
export interface BookView {
  readonly bids: readonly BookLevel[];
  readonly asks: readonly BookLevel[];
  /** Best ask − best bid. */
  readonly spread: number | undefined;
  /** For the bars: the largest `total`. */
  readonly maxTotal: number;
  /** ISO 8601. */
  readonly time: string | undefined;
}

const MAX_LEVELS = 100;

/** The order book of one contract. Each event is the whole book, so it replaces the last one. */
export class OrderBook {
  #dom: DOM | undefined;
  #view: BookView | undefined;
  readonly feed = new ChangeFeed<'book'>();

  constructor(readonly contractId: number) {}

  /** Only kept: it is sorted and summed up when a view reads it. */
  apply(dom: DOM): void {
    this.#dom = dom;
    this.#view = undefined;
    this.feed.change('book', ['levels']);
  }

  /** A new connection. */
  clear(): void {
    this.#dom = this.#view = undefined;
    this.feed.reset();
  }

  get view(): BookView {
    return (this.#view ??= makeView(this.#dom));
  }
}

function makeView(dom: DOM | undefined): BookView {
  const bids = makeLevels(dom?.bids ?? [], (one, other) => other.price - one.price);
  const asks = makeLevels(dom?.offers ?? [], (one, other) => one.price - other.price);
  const [bestBid, bestAsk] = [bids[0], asks[0]];
  return {
    bids,
    asks,
    spread: bestBid && bestAsk ? Number((bestAsk.price - bestBid.price).toFixed(10)) : undefined,
    maxTotal: Math.max(bids.at(-1)?.total ?? 0, asks.at(-1)?.total ?? 0),
    time: typeof dom?.timestamp === 'string' ? dom.timestamp : undefined,
  };
}

/** The documents promise an order; it is cheap to be sure. */
function makeLevels(
  levels: readonly PriceLevel[],
  compare: (one: PriceLevel, other: PriceLevel) => number,
): readonly BookLevel[] {
  let total = 0;
  return levels
    .slice(0, MAX_LEVELS)
    .filter((level) => isNumber((level as PriceLevel | null)?.price) && isNumber(level.size))
    .sort(compare)
    .map(({ price, size }) => ({ price, size, total: (total += size) }));
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}
