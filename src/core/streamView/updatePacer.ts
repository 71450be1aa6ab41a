import type { Clock, Disposable } from '../platform/ports';

/** Between two updates, ms: about two frames. */
const INTERVAL_MS = 33;

/**
 * When a page gets its next update: not before it has drawn the last one, and not more often than it can be seen. However
 * much arrives, a slow page is never buried in messages.
 */
export class UpdatePacer implements Disposable {
  #isDirty = false;
  #isDrawn = false;
  #sentAt = -Infinity;
  #timer: Disposable | undefined;

  /** @param send posts what changed; returns false if nothing did */
  constructor(
    private readonly clock: Clock,
    private readonly send: () => boolean,
  ) {}

  /** There is something to send. */
  noteDirty(): void {
    this.#isDirty = true;
    this.#plan();
  }

  /** The page is ready, or has drawn the last update. */
  noteDrawn(): void {
    this.#isDrawn = true;
    this.#plan();
  }

  /** The page is gone; the next one says when it is ready. */
  stop(): void {
    this.#isDrawn = false;
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  dispose(): void {
    this.stop();
  }

  #plan(): void {
    if (!this.#isDirty || !this.#isDrawn || this.#timer) return;
    const wait = this.#sentAt + INTERVAL_MS - this.clock.now();
    // A clock that was set back must not stop the page.
    this.#timer = this.clock.setTimer(Math.min(Math.max(0, wait), INTERVAL_MS), () => this.#sendNow());
  }

  #sendNow(): void {
    this.#timer = undefined;
    this.#isDirty = false;
    this.#sentAt = this.clock.now();
    if (this.send()) this.#isDrawn = false;
  }
}
