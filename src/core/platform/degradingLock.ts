import { isCanceled } from './errors';
import type { Clock, Lock, LockedWork } from './ports';
import { untilAborted, withTimeLimit } from './timeLimit';

/** The records are locked for milliseconds, so a lock that isn't free after this time is out of order. */
const RECORDS_LIMIT_MS = 20_000;

/**
 * The lock of all windows. While it can't be used (a read-only folder, a full disk), the calls of this window wait for one
 * another only, because signing out must work nevertheless.
 */
export class DegradingLock implements Lock {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** @param onFailure called each time that the lock can't be used */
  constructor(
    private readonly lock: Lock,
    private readonly clock: Pick<Clock, 'setTimer'>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  async run<T>(name: string, work: LockedWork<T>, signal?: AbortSignal): Promise<T> {
    let state: 'waiting' | 'entered' | 'abandoned' = 'waiting';
    const locked = new Promise<() => Promise<T>>((enter, fail) => {
      this.lock
        .run(
          name,
          (isHeld) => {
            // The lock came too late: another way was taken.
            if (state === 'abandoned') return Promise.resolve();
            state = 'entered';
            return new Promise<void>((release) => enter(() => work(isHeld).finally(release)));
          },
          signal,
        )
        .catch(fail);
    });
    try {
      const limited = name === 'records' ? withTimeLimit(this.clock, RECORDS_LIMIT_MS, locked, timeout) : locked;
      const enter = await untilAborted(limited, signal);
      return await enter();
    } catch (error) {
      if ((state as string) === 'entered') throw error;
      state = 'abandoned';
      if (isCanceled(error)) throw error;
      this.onFailure(error);
      return this.#runHere(name, work, signal);
    }
  }

  /** Alone within this window. */
  #runHere<T>(name: string, work: LockedWork<T>, signal: AbortSignal | undefined): Promise<T> {
    const before = this.#tails.get(name) ?? Promise.resolve();
    const mine = untilAborted(before, signal).then(() => work(() => Promise.resolve(true)));
    this.#tails.set(name, Promise.allSettled([before, mine]));
    return mine;
  }
}

function timeout(): Error {
  return new Error('The lock is not free.');
}
