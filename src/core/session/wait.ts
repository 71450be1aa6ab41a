import { cancelled } from '../failure';
import type { Cancellation, Clock } from '../ports';

/** A timer stands still while the machine sleeps, so no single one is longer than this. */
const LONGEST_TIMER_MS = 5000;

/** Waits until the clock says so. Rejects with a `cancelled` failure. @param until ms since 1970 */
export function waitUntil(clock: Clock, until: number, cancellation: Cancellation): Promise<void> {
  return new Promise((resolve, reject) => {
    if (cancellation.cancelled) {
      reject(cancelled());
      return;
    }
    let timer = { dispose: () => undefined as void };
    const listener = cancellation.onCancel(() => {
      timer.dispose();
      listener.dispose();
      reject(cancelled());
    });
    const look = () => {
      const left = until - clock.now();
      if (left <= 0) {
        listener.dispose();
        resolve();
      } else timer = clock.after(Math.min(left, LONGEST_TIMER_MS), look);
    };
    look();
  });
}
