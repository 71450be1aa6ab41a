import type { Clock } from '../platform/ports';
import { waitUntil } from './waitUntil';

export interface PauseOptions {
  /** Aborts the wait. */
  readonly waitSignal: AbortSignal;
  /** Called with the end of the pause, ms since 1970, and with `undefined` once it is over. */
  readonly onPause: (until: number | undefined) => void;
}

/** Waits out a penalty, or the pause between two attempts, and announces it. Rejects with a `canceled` error. */
export async function pauseUntil(clock: Clock, until: number, { waitSignal, onPause }: PauseOptions): Promise<void> {
  onPause(until);
  try {
    await waitUntil(clock, until, waitSignal);
  } finally {
    onPause(undefined);
  }
}
