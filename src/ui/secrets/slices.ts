import type { Clock } from '../../core/platform/ports';

/** Of an extension host, which all extensions share: a keystroke waits no longer. */
const SLICE_MS = 5;

/** Work that takes long, in slices with pauses between them. */
export class Slices {
  #begun: number;

  constructor(private readonly clock: Clock) {
    this.#begun = clock.monotonic();
  }

  /** Resolves at once while the slice lasts, else after others have had their turn. */
  async pauseIfDue(): Promise<void> {
    if (this.clock.monotonic() - this.#begun < SLICE_MS) return;
    await new Promise<void>((resolve) => void this.clock.setTimer(0, resolve));
    this.#begun = this.clock.monotonic();
  }

  /** Runs all steps. */
  async run<T>(steps: Generator<undefined, T>): Promise<T> {
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) return value;
      await this.pauseIfDue();
    }
  }
}
