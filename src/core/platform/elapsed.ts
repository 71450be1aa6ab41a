import type { Clock } from './ports';

type Clocks = Pick<Clock, 'now' | 'monotonic'>;

/** A moment, by both clocks of this machine. */
export interface Moment {
  /** ms since 1970. */
  readonly now: number;
  readonly monotonic: number;
}

export function momentOf(clock: Clocks): Moment {
  return { now: clock.now(), monotonic: clock.monotonic() };
}

/**
 * ms since a moment, with the time that the machine slept. A clock that was set back doesn't matter; one that was set forward
 * can't be distinguished from a sleep and counts as one.
 */
export function elapsedSince(clock: Clocks, { now, monotonic }: Moment): number {
  return Math.max(clock.now() - now, clock.monotonic() - monotonic);
}
