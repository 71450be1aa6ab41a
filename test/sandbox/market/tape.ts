import type { EventBus } from '../events';
import { isTradingTime } from './calendar';
import type { ContractInfo } from './contracts';
import type { Market, Quote } from './market';
import { mixSeeds, randomNumbers, roundToTick, ticksOf } from './randomWalk';

export const MINUTE_MS = 60_000;
const MAX_QUOTES = 20_000;
const MAX_HISTORY_MS = 400 * 24 * 60 * MINUTE_MS;

export interface Bar {
  /** Its begin, ms since 1970. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** What a contract has traded: before the sandbox started an invented history that ends at its first price, then the quotes. */
export class Tape {
  readonly #quotes = new Map<number, Quote[]>();

  constructor(
    private readonly market: Market,
    bus: EventBus,
    private readonly seed: number,
    /** ms since 1970, the begin of the sandbox's minute. */
    private readonly start: number,
  ) {
    bus.on((event) => {
      if (event.kind !== 'quote') return;
      const quotes = this.#quotes.get(event.quote.contractId) ?? [];
      quotes.push(event.quote);
      if (quotes.length > MAX_QUOTES) quotes.shift();
      this.#quotes.set(event.quote.contractId, quotes);
    });
  }

  quotes(contractId: number): readonly Quote[] {
    return this.#quotes.get(contractId) ?? [];
  }

  /** Bars of one minute that begin before `to`, newest last; none where the exchange was closed. */
  minutes(contract: ContractInfo, count: number, to: number): readonly Bar[] {
    const recent = this.#recent(contract.id, to);
    const older: Bar[] = [];
    let close = this.market.startPrice(contract);
    const oldest = this.start - MAX_HISTORY_MS;
    for (let time = this.start - MINUTE_MS; older.length + recent.length < count && time > oldest; time -= MINUTE_MS) {
      if (!isTradingTime(time)) continue;
      const bar = this.#invented(contract, time, close);
      if (time < to) older.push(bar);
      close = bar.open;
    }
    return [...older.reverse(), ...recent].slice(-count);
  }

  #recent(contractId: number, to: number): readonly Bar[] {
    const bars = new Map<number, Bar>();
    for (const { time, last, lastSize } of this.quotes(contractId)) {
      const begin = Math.floor(time / MINUTE_MS) * MINUTE_MS;
      if (begin >= to) break;
      const { open, high, low, volume } = bars.get(begin) ?? { open: last, high: last, low: last, volume: 0 };
      const extremes = { high: Math.max(high, last), low: Math.min(low, last) };
      bars.set(begin, { time: begin, open, ...extremes, close: last, volume: volume + lastSize });
    }
    return [...bars.values()];
  }

  /** The same minute is invented the same way each time. */
  #invented({ id, product: { tickSize } }: ContractInfo, time: number, close: number): Bar {
    const random = randomNumbers(mixSeeds(this.seed, id, Math.floor(time / MINUTE_MS)));
    const at = (price: number, ticks: number) => Math.max(tickSize, roundToTick(price + ticks * tickSize, tickSize));
    const open = at(close, -ticksOf(random()) - ticksOf(random()));
    const high = at(Math.max(open, close), Math.floor(random() * 4));
    const low = at(Math.min(open, close), -Math.floor(random() * 4));
    return { time, open, high, low, close, volume: 20 + Math.floor(random() * 900) };
  }
}
