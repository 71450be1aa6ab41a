import type { EventBus } from '../events';
import { isTradingTime } from './calendar';
import type { ContractInfo } from './contracts';
import type { Market, Quote } from './market';
import { mixSeeds, randomNumbers, roundToTick, ticksOf } from './randomWalk';

export const MINUTE_MS = 60_000;
const MAX_TICKS = 20_000;
/** Ids of a contract's ticks count on from here; those that are invented have smaller ones. */
const FIRST_TICK_ID = 11_768_400;
const INVENTED_TICK_MS = 500;
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

/** A trade: the market right after it. */
export interface Tick {
  readonly id: number;
  readonly quote: Quote;
}

/** What a contract has traded: before the sandbox started an invented history that ends at its first price, then the quotes. */
export class Tape {
  readonly #ticks = new Map<number, Tick[]>();
  /** Invented minutes by contract, newest first, as far back as was asked: to invent a year takes a second. */
  readonly #older = new Map<number, Bar[]>();

  constructor(
    private readonly market: Market,
    bus: EventBus,
    private readonly seed: number,
    /** ms since 1970, the begin of the sandbox's minute. */
    private readonly start: number,
  ) {
    bus.on((event) => {
      if (event.kind !== 'quote') return;
      const { quote } = event;
      const ticks = this.#ticks.get(quote.contractId) ?? [];
      ticks.push({ id: (ticks.at(-1)?.id ?? FIRST_TICK_ID) + 1, quote });
      if (ticks.length > MAX_TICKS) ticks.shift();
      this.#ticks.set(quote.contractId, ticks);
    });
  }

  /** The tick of the last quote. */
  lastTick(contractId: number): Tick | undefined {
    return this.#ticks.get(contractId)?.at(-1);
  }

  /** The last `count` ticks since `from`, oldest first. */
  ticks(contract: ContractInfo, count: number, from: number): readonly Tick[] {
    const all = this.#ticks.get(contract.id) ?? [];
    const recent = all.filter(({ quote }) => quote.time >= from).slice(-count);
    const older: Tick[] = [];
    for (let back = 0; older.length + recent.length < count; back++) {
      const time = this.start - (back + 1) * INVENTED_TICK_MS;
      if (time < from || time < this.start - MAX_HISTORY_MS) break;
      older.push({ id: FIRST_TICK_ID - back, quote: this.#inventedQuote(contract, time) });
    }
    return [...older.reverse(), ...recent];
  }

  /** Bars of one minute that begin before `to`, newest last; none where the exchange was closed. */
  minutes(contract: ContractInfo, count: number, to: number): readonly Bar[] {
    const recent = this.#recent(contract.id, to);
    return [...this.#olderMinutes(contract, count - recent.length, to), ...recent].slice(-count);
  }

  #olderMinutes(contract: ContractInfo, count: number, to: number): readonly Bar[] {
    const oldest = this.start - MAX_HISTORY_MS;
    if (count <= 0 || to <= oldest) return [];
    const bars = this.#older.get(contract.id) ?? [];
    this.#older.set(contract.id, bars);
    const isEnough = () => (bars.at(-count)?.time ?? to) < to;
    for (let time = (bars.at(-1)?.time ?? this.start) - MINUTE_MS; time > oldest && !isEnough(); time -= MINUTE_MS) {
      if (!isTradingTime(time)) continue;
      bars.push(this.#invented(contract, time, bars.at(-1)?.open ?? this.market.startPrice(contract)));
    }
    const newest = bars.findIndex(({ time }) => time < to);
    return newest < 0 ? [] : bars.slice(newest, newest + count).reverse();
  }

  #recent(contractId: number, to: number): readonly Bar[] {
    const bars = new Map<number, Bar>();
    for (const { quote } of this.#ticks.get(contractId) ?? []) {
      const { time, last, lastSize } = quote;
      const begin = Math.floor(time / MINUTE_MS) * MINUTE_MS;
      if (begin >= to) break;
      const { open, high, low, volume } = bars.get(begin) ?? { open: last, high: last, low: last, volume: 0 };
      const extremes = { high: Math.max(high, last), low: Math.min(low, last) };
      bars.set(begin, { time: begin, open, ...extremes, close: last, volume: volume + lastSize });
    }
    return [...bars.values()];
  }

  #inventedQuote(contract: ContractInfo, time: number): Quote {
    const price = this.market.startPrice(contract);
    return {
      ...{ contractId: contract.id, time, bid: price, bidSize: 12, offer: price, offerSize: 9 },
      ...{ last: price, lastSize: 1, volume: 1, open: price, high: price, low: price },
    };
  }

  /** The same minute is invented the same way each time. */
  #invented({ id, product: { tickSize } }: ContractInfo, time: number, close: number): Bar {
    const random = randomNumbers(mixSeeds(this.seed, id, Math.floor(time / MINUTE_MS)));
    const open = moved(close, -ticksOf(random()) - ticksOf(random()), tickSize);
    const high = moved(Math.max(open, close), Math.floor(random() * 4), tickSize);
    const low = moved(Math.min(open, close), -Math.floor(random() * 4), tickSize);
    return { time, open, high, low, close, volume: 20 + Math.floor(random() * 900) };
  }
}

const moved = (price: number, ticks: number, tickSize: number): number =>
  Math.max(tickSize, roundToTick(price + ticks * tickSize, tickSize));
