import type { Clock, Disposable } from '../../src/core/platform/ports';

interface Timer {
  /** Of the monotonic clock. */
  readonly due: number;
  readonly ring: () => void;
}

/**
 * Timers ring at multiples of this, ms, so that those of all windows and of the service share their moments and no clock is
 * ahead of another: a timer may ring late. What this machine sleeps and where it starts are multiples, too.
 */
export const TICK_MS = 2000;

/** A clock that stands still until it is moved on. */
export class VirtualClock implements Clock {
  readonly #timers = new Set<Timer>();
  #now: number;
  #monotonic = 0;

  /** @param start ms since 1970 */
  constructor(start: number) {
    this.#now = start;
  }

  readonly now = (): number => this.#now;

  monotonic(): number {
    return this.#monotonic;
  }

  /** One that is due at once needs no time to pass. */
  readonly setTimer = (ms: number, ring: () => void): Disposable => {
    const wait = ms <= 0 ? 0 : Math.ceil((this.#now + ms) / TICK_MS) * TICK_MS - this.#now;
    const timer: Timer = { due: this.#monotonic + wait, ring };
    this.#timers.add(timer);
    if (wait === 0) setImmediate(() => this.#fire(timer));
    return { dispose: () => void this.#timers.delete(timer) };
  };

  /** How many timers wait. */
  get pending(): number {
    return this.#timers.size;
  }

  /** When the next timer rings, ms since 1970; undefined: none waits. */
  get nextDue(): number | undefined {
    const next = this.#next();
    return next && this.#now + next.due - this.#monotonic;
  }

  /**
   * Time passes: each timer rings in its turn, and finds the clock at the moment when it is due.
   * @param settled resolves when what a timer has begun has come to its end, or waits for a timer
   */
  async advance(to: number, settled: () => Promise<void>): Promise<void> {
    await settled();
    for (let next = this.#next(); next; next = this.#next()) {
      const at = this.#now + Math.max(0, next.due - this.#monotonic);
      if (at > to) break;
      this.#pass(at);
      this.#fire(next);
      await settled();
    }
    this.#pass(to);
  }

  /** The machine sleeps: timers stand still, and so does the clock that measures durations. */
  sleep(to: number): void {
    this.#now = Math.max(this.#now, to);
  }

  #pass(to: number): void {
    if (to <= this.#now) return;
    this.#monotonic += to - this.#now;
    this.#now = to;
  }

  #next(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) if (!next || timer.due < next.due) next = timer;
    return next;
  }

  #fire(timer: Timer): void {
    if (this.#timers.delete(timer)) timer.ring();
  }
}
