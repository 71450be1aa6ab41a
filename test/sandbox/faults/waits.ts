import { setTimeout as sleep } from 'node:timers/promises';

/** The time that faults hold requests and answers for. A test ends it as soon as it has seen what it waits for. */
export class Waits {
  #released = new AbortController();

  /** Resolves after `ms`, or when all are released. */
  async wait(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#released.signal }).catch(() => undefined);
  }

  /** Ends all waits that have begun. */
  release(): void {
    this.#released.abort();
    this.#released = new AbortController();
  }
}
