import type { Histogram } from '../events/schemas';
import { ChangeFeed } from './changeFeed';

/** Volume by price of the trade date, of one contract. */
export class VolumeProfile {
  /** Price in ticks → volume. */
  readonly #volumes = new Map<number, number>();
  readonly feed = new ChangeFeed<'profile'>();

  constructor(
    readonly contractId: number,
    private readonly tickSize: number,
  ) {}

  /** Keys are offsets from `base` in ticks. `refresh` replaces everything, else the named prices change. */
  apply({ base, items, refresh }: Histogram): void {
    if (refresh) this.#volumes.clear();
    const baseTicks = Math.round(base / this.tickSize);
    for (const [offset, volume] of Object.entries(items)) {
      const ticks = baseTicks + Number(offset);
      if (Number.isSafeInteger(ticks) && typeof volume === 'number') this.#volumes.set(ticks, volume);
    }
    this.feed.change('profile', ['volumes']);
  }

  clear(): void {
    this.#volumes.clear();
    this.feed.reset();
  }

  /** Highest price first. */
  get rows(): readonly { readonly price: number; readonly volume: number }[] {
    return [...this.#volumes]
      .sort(([one], [other]) => other - one)
      .map(([ticks, volume]) => ({ price: Number((ticks * this.tickSize).toFixed(10)), volume }));
  }
}
