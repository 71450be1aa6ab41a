import { decimalsOf } from '../../platform/decimals';
import type { ChartPacket, ChartTick } from './schemas';

/** A tick of a chart, unpacked. */
export interface Tick {
  /** ms since 1970. */
  readonly time: number;
  readonly price: number;
  readonly size: number;
  readonly id: number;
  readonly bid?: number;
  readonly bidSize?: number;
  readonly ask?: number;
  readonly askSize?: number;
}

/**
 * The ticks of a packet, sorted by time and id: they may arrive out of order. Source: streams, "Packed ticks". Ticks with a
 * field that is no number are left out, as are all of a packet without base.
 */
export function unpackTicks({ bp, bt, ts, tks }: ChartPacket): readonly Tick[] {
  if (!Array.isArray(tks) || !isNumber(bp) || !isNumber(bt) || !isNumber(ts) || ts <= 0) return [];
  const decimals = decimalsOf(ts);
  const priceOf = (offset: number) => Number(((bp + offset) * ts).toFixed(decimals));
  const ticks: Tick[] = [];
  for (const tick of tks as readonly (ChartTick | null)[]) {
    if (!tick || !isNumber(tick.t) || !isNumber(tick.p) || !isNumber(tick.s) || !isNumber(tick.id)) continue;
    const { b, bs, a, as } = tick;
    ticks.push({
      time: bt + tick.t,
      price: priceOf(tick.p),
      size: tick.s,
      id: tick.id,
      // A size of 0 is a size: only an absent one means that there is no price.
      ...(isNumber(b) && isNumber(bs) ? { bid: priceOf(b), bidSize: bs } : {}),
      ...(isNumber(a) && isNumber(as) ? { ask: priceOf(a), askSize: as } : {}),
    });
  }
  return ticks.sort((one, other) => one.time - other.time || one.id - other.id);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
