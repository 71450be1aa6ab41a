import type { Tick } from '../events/ticks';
import type { Bar, BarSeries } from './barSeries';

/** A bar in the making: which ticks opened and closed it, because they may arrive out of order. */
interface OpenBar {
  readonly bar: Bar;
  readonly first: Tick;
  readonly last: Tick;
}

/** Older bars than these are finished: a later tick doesn't change them. */
const MAX_OPEN_BARS = 600;

/** Ticks → bars of some seconds, for a tick chart. */
export class TickBars {
  readonly #open = new Map<number, OpenBar>();

  /** @param intervalMs of a bar */
  constructor(
    private readonly series: BarSeries,
    private readonly intervalMs = 1000,
  ) {}

  add(ticks: readonly Tick[]): void {
    const touched = new Set<number>();
    for (const tick of ticks) {
      const time = Math.floor(tick.time / this.intervalMs) * this.intervalMs;
      this.#open.set(time, withTick(this.#open.get(time), tick, time));
      touched.add(time);
    }
    for (const time of [...touched].sort((one, other) => one - other)) {
      const made = this.#open.get(time);
      if (made) this.series.add(made.bar);
    }
    for (const time of this.#open.keys()) {
      if (this.#open.size <= MAX_OPEN_BARS) break;
      this.#open.delete(time);
    }
  }

  clear(): void {
    this.#open.clear();
  }
}

function withTick(made: OpenBar | undefined, tick: Tick, time: number): OpenBar {
  const { price, size } = tick;
  if (!made) {
    return { bar: { time, open: price, high: price, low: price, close: price, volume: size }, first: tick, last: tick };
  }
  const first = isBefore(tick, made.first) ? tick : made.first;
  const last = isBefore(tick, made.last) ? made.last : tick;
  const { high, low, volume } = made.bar;
  const bar = {
    time,
    open: first.price,
    high: Math.max(high, price),
    low: Math.min(low, price),
    close: last.price,
    volume: volume + size,
  };
  return { bar, first, last };
}

function isBefore(one: Tick, other: Tick): boolean {
  return one.time < other.time || (one.time === other.time && one.id < other.id);
}
