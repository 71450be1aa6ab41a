import { onAbort } from '../platform/abort';
import { canceledError } from '../platform/errors';
import type { Clock, Disposable } from '../platform/ports';

/** A timer stands still while the machine sleeps, so no single one is longer than this. */
const LONGEST_TIMER_MS = 5000;

/**
 * Waits until the clock says so; a clock that is set back meanwhile does not make it longer. Rejects with a `canceled`
 * failure. @param until ms since 1970
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
    let end = until;
    let left = until - clock.now();
    const look = () => {
      if (end - clock.now() > left) end = clock.now() + left;
      left = end - clock.now();
      if (left <= 0) {
        listener.dispose();
        resolve();
      } else timer = clock.setTimer(Math.min(left, LONGEST_TIMER_MS), look);
    };
    look();
  });
}
