import type { Bar } from './hostData';

/** The bars of the chart, and what of them isn't drawn yet. */
export class BarData {
  #bars: Bar[] = [];
  #isReset = true;
  #fresh: Bar[] = [];

  get last(): Bar | undefined {
    return this.#bars.at(-1);
  }

  /** The newest bars, oldest first. */
  newest(count: number): readonly Bar[] {
    return this.#bars.slice(-count);
  }

  clear(): void {
    this.#bars = this.#fresh = [];
    this.#isReset = true;
  }

  apply({ isReset, bars }: { readonly isReset: boolean; readonly bars: readonly Bar[] }): void {
    if (isReset) {
      this.#bars = [...bars];
      this.#isReset = true;
      return;
    }
    for (const bar of bars) {
      if (this.#bars.at(-1)?.time === bar.time) this.#bars[this.#bars.length - 1] = bar;
      else this.#bars.push(bar);
      this.#fresh.push(bar);
    }
  }

  /** What is to be drawn: all bars after a reset, else those that are new or changed. `undefined`: nothing. */
  take(): { readonly isReset: boolean; readonly bars: readonly Bar[] } | undefined {
    const taken = this.#isReset ? { isReset: true, bars: this.#bars } : { isReset: false, bars: this.#fresh };
    this.#isReset = false;
    this.#fresh = [];
    return taken.isReset || taken.bars.length > 0 ? taken : undefined;
  }

  /** A new chart begins with everything. */
  redraw(): void {
    this.#isReset = true;
  }
}
