/** Source: streams, "Ends and reconnecting". All times in ms. */
const FIRST_MS = 1000;
const MAX_MS = 60_000;
/** After maintenance was announced. */
const SLOW_MS = 90_000;
/** A connection that was up for this long starts the row of delays anew. */
const STABLE_MS = 60_000;
/** Part of the delay that chance decides, so that sockets and windows don't come back at one instant. */
const JITTER = 0.3;

/** The delays between two connections: 1, 2, 4, … 60 s, each up to 30 % shorter or longer. */
export class Backoff {
  #attempts = 0;

  /** @param random from 0 up to 1 */
  constructor(private readonly random: () => number) {}

  /** Attempts since the last stable connection. */
  get attempts(): number {
    return this.#attempts;
  }

  /** A connection was usable for `ms` before it ended. */
  noteUptime(ms: number): void {
    if (ms >= STABLE_MS) this.#attempts = 0;
  }

  /** ms until the next attempt, which this one counts as. */
  next(slowly: boolean): number {
    const delay = Math.min(FIRST_MS * 2 ** Math.min(this.#attempts, 10), MAX_MS);
    this.#attempts++;
    const spread = 1 + JITTER * (2 * this.random() - 1);
    return Math.round((slowly ? Math.max(delay, SLOW_MS) : delay) * spread);
  }
}
