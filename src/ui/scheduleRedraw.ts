import type { Clock, Disposable } from '../core/platform/ports';

const UNSEEN_MS = 30_000;
/** By then the figure has changed. */
const LATE_MS = 5;

/**
 * Calls `draw` when a figure changes on its own; rarely while nobody sees it, because each call wakes the machine up.
 * @param changesIn ms from now; `undefined`: it never does
 */
export function scheduleRedraw(
  clock: Clock,
  changesIn: number | undefined,
  isVisible: boolean,
  draw: () => void,
): Disposable | undefined {
  if (changesIn === undefined) return undefined;
  const wait = changesIn + LATE_MS;
  return clock.setTimer(isVisible ? wait : Math.max(wait, UNSEEN_MS), draw);
}
