import { tradeDateOf } from '../market/calendar';
import type { ContractInfo } from '../market/contracts';
import type { Quote } from '../market/market';
import { MINUTE_MS, type Bar, type Tick } from '../market/tape';
import type { World } from '../world';

const DAY_MS = 24 * 60 * MINUTE_MS;
/** Elements of one response: faq, HowToHandleDataSizeLimits. */
const MAX_ELEMENTS = 2000;

export interface ChartRequest {
  readonly contract: ContractInfo;
  readonly underlyingType: 'MinuteBar' | 'DailyBar' | 'Tick';
  readonly elementSize: number;
  readonly closestTimestamp?: number;
  readonly asFarAsTimestamp?: number;
  readonly asMuchAsElements?: number;
}

/** `YYYYMMDD`. */
export function tradeDateNumber(time: number): number {
  const { year, month, day } = tradeDateOf(time);
  return year * 10_000 + month * 100 + day;
}

/** The begin of the bar that holds `time`. Days begin with their session, an hour before midnight UTC. */
export function barBegin({ underlyingType, elementSize }: ChartRequest, time: number): number {
  if (underlyingType === 'DailyBar') return Math.floor((time + MINUTE_MS * 60) / DAY_MS) * DAY_MS - MINUTE_MS * 60;
  const size = elementSize * MINUTE_MS;
  return Math.floor(time / size) * size;
}

/** The bars that the request's range covers, oldest first. */
export function historyOf(request: ChartRequest, world: World): readonly Bar[] {
  const { contract, underlyingType, elementSize, asMuchAsElements = MAX_ELEMENTS } = request;
  const { closestTimestamp = world.ledger.time() + 1, asFarAsTimestamp = Number.NEGATIVE_INFINITY } = request;
  const wanted = Math.min(asMuchAsElements, MAX_ELEMENTS);
  const minutes = (wanted + 1) * (underlyingType === 'DailyBar' ? 24 * 60 : elementSize);
  const bars = new Map<number, Bar>();
  for (const bar of world.tape.minutes(contract, minutes, closestTimestamp)) {
    const time = barBegin(request, bar.time);
    const before = bars.get(time);
    bars.set(time, before ? merged(before, bar) : { ...bar, time });
  }
  return [...bars.values()].filter(({ time }) => time >= asFarAsTimestamp && time < closestTimestamp).slice(-wanted);
}

/** The ticks that the request's range covers, oldest first. */
export function ticksOf(
  { contract, asMuchAsElements = MAX_ELEMENTS, asFarAsTimestamp = 0 }: ChartRequest,
  world: World,
) {
  return world.tape.ticks(contract, Math.min(asMuchAsElements, MAX_ELEMENTS), asFarAsTimestamp);
}

/** A bar with one more that follows it. */
export function merged(before: Bar | undefined, bar: Bar): Bar {
  if (!before) return bar;
  const { time, open, high, low, volume } = before;
  const { close } = bar;
  return {
    time,
    open,
    high: Math.max(high, bar.high),
    low: Math.min(low, bar.low),
    close,
    volume: volume + bar.volume,
  };
}

export const barOfQuote = ({ last, lastSize }: Quote, time: number): Bar => ({
  ...{ time, open: last, high: last, low: last, close: last, volume: lastSize },
});

/** A bar as the service writes it. */
export function barMessage({ time, open, high, low, close, volume }: Bar): Readonly<Record<string, unknown>> {
  const up = Math.floor(volume * 0.6);
  const ticks = Math.max(1, Math.floor(volume / 3));
  return {
    ...{ timestamp: new Date(time).toISOString(), open, high, low, close, upVolume: up, downVolume: volume - up },
    ...{ upTicks: Math.ceil(ticks / 2), downTicks: Math.floor(ticks / 2), bidVolume: volume - up, offerVolume: up },
  };
}

/** Ticks packed into one packet: tradovate-streams.md, "Packed ticks". Every third one lacks bid and ask. */
export function tickPacket(
  ticks: readonly Tick[],
  contract: ContractInfo,
): { readonly tks: object[]; readonly [field: string]: unknown } {
  const first = ticks[0]?.quote;
  if (!first) return { tks: [] };
  const { tickSize } = contract.product;
  const inTicks = (price: number) => Math.round(price / tickSize);
  const base = inTicks(first.last);
  const tks = ticks.map(({ id, quote: { time, last, lastSize, bid, offer, bidSize, offerSize } }) => {
    const book = { b: inTicks(bid) - base, a: inTicks(offer) - base, bs: bidSize, as: offerSize };
    return { t: time - first.time, p: inTicks(last) - base, s: lastSize, ...(id % 3 === 0 ? {} : book), id };
  });
  return { s: 'db', td: tradeDateNumber(first.time), bp: base, bt: first.time, ts: tickSize, tks };
}
