import { onAbort } from '../platform/abort';
import { elapsedSince, momentOf } from '../platform/elapsed';
import { canceledError } from '../platform/errors';
import type { Clock, Disposable } from '../platform/ports';

/** A timer stands still while the machine sleeps, so none is longer. */
const MAX_TIMER_MS = 5000;

/**
 * Resolves at `until`, even if the system clock is set back in the meantime. Rejects with a `canceled` error.
 * @param until ms since 1970
 */
export function waitUntil(clock: Clock, until: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(canceledError());
      return;
    }
    let timer: Disposable | undefined;
    const listener = onAbort(signal, () => {
      timer?.dispose();
      reject(canceledError());
    });
    const start = momentOf(clock);
    const check = () => {
      const remaining = until - start.now - elapsedSince(clock, start);
      if (remaining <= 0) {
        listener.dispose();
        resolve();
      } else timer = clock.setTimer(Math.min(remaining, MAX_TIMER_MS), check);
    };
    check();
  });
}
