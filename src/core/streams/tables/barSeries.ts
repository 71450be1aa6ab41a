import type { ChartBar } from '../events/schemas';
import type { Disposable } from '../../platform/ports';

/** A bar as it is drawn. */
export interface Bar {
  /** Begin, ms since 1970. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** What a chart draws next. */
export interface BarChanges {
  /** Draw `bars` of the series anew: older bars came, or an older one changed. */
  readonly isReset: boolean;
  /** The running bar and those that followed it, oldest first; empty after a reset. */
  readonly bars: readonly Bar[];
}

export interface BarReader extends Disposable {
  /** `undefined`: nothing changed. The first call is a reset. */
  take(): BarChanges | undefined;
}

const MAX_BARS = 20_000;

/** Bars by time, without gaps to fill: history in packets of any order, then the running bar again and again. */
export class BarSeries {
  /** Oldest first. */
  #bars: Bar[] = [];
  /** Bars that came before the newest one and are not sorted in yet. */
  #late = new Map<number, Bar>();
  readonly #readers = new Set<{ isReset: boolean; from: number | undefined; onDirty: () => void }>();

  /** Oldest first. Valid until the next change. */
  get bars(): readonly Bar[] {
    this.#sortIn();
    return this.#bars;
  }

  /** The service has sent all of the history. */
  isHistoryComplete = false;

  /** @param onDirty called once when there is something to take */
  watch(onDirty: () => void = () => undefined): BarReader {
    const state = { isReset: true, from: -Infinity as number | undefined, onDirty };
    this.#readers.add(state);
    return {
      take: () => {
        const { isReset, from } = state;
        state.isReset = false;
        state.from = undefined;
        if (isReset) return { isReset, bars: [] };
        return from === undefined ? undefined : { isReset, bars: this.#barsFrom(from) };
      },
      dispose: () => this.#readers.delete(state),
    };
  }

  add(bar: Bar): void {
    const newest = this.#bars.at(-1);
    if (!newest || bar.time > newest.time) {
      this.#bars.push(bar);
      // A tenth at once, so that a full series isn't moved with each bar.
      if (this.#bars.length > MAX_BARS * 1.1) {
        this.#bars.splice(0, this.#bars.length - MAX_BARS);
        this.#touch(undefined);
      } else this.#touch(bar.time);
    } else if (bar.time === newest.time) {
      this.#bars[this.#bars.length - 1] = bar;
      this.#touch(bar.time);
    } else {
      this.#late.set(bar.time, bar);
      this.#touch(undefined);
    }
  }

  addBars(bars: readonly ChartBar[]): void {
    for (const bar of bars as readonly (ChartBar | null)[]) {
      const read = bar && readBar(bar);
      if (read) this.add(read);
    }
  }

  /** A new connection begins with the history again. */
  clear(): void {
    this.#bars = [];
    this.#late.clear();
    this.isHistoryComplete = false;
    this.#touch(undefined);
  }

  #touch(time: number | undefined): void {
    for (const reader of this.#readers) {
      const wasClean = !reader.isReset && reader.from === undefined;
      if (time === undefined) reader.isReset = true;
      else if (!reader.isReset) reader.from ??= time;
      if (wasClean) reader.onDirty();
    }
  }

  #barsFrom(time: number): readonly Bar[] {
    let first = this.#bars.length;
    while (first > 0 && (this.#bars[first - 1]?.time ?? -Infinity) >= time) first--;
    return this.#bars.slice(first);
  }

  #sortIn(): void {
    if (this.#late.size === 0) return;
    const byTime = new Map(this.#bars.map((bar) => [bar.time, bar]));
    for (const [time, bar] of this.#late) byTime.set(time, bar);
    this.#late.clear();
    this.#bars = [...byTime.values()].sort((one, other) => one.time - other.time).slice(-MAX_BARS);
  }
}

function readBar({ timestamp, open, high, low, close, upVolume = 0, downVolume = 0 }: ChartBar): Bar | undefined {
  const time = Date.parse(timestamp);
  if (![time, open, high, low, close].every(Number.isFinite)) return undefined;
  const volume = upVolume + downVolume;
  return { time, open, high, low, close, volume: Number.isFinite(volume) ? volume : 0 };
}
