import type { SharedRecords } from './sharedRecords';

/** The pause after a failed renewal; doubled after each further one, up to the maximum. */
const FIRST_PAUSE_MS = 15_000;
const MAX_PAUSE_MS = 2 * 60_000;
/** Of the remaining lifetime: so that an outage that ends shortly before the expiration is noticed. */
const MAX_PAUSE_SHARE = 1 / 2;
/** Pauses vary by a quarter in both directions. */
const MIN_JITTER = 0.75;

/**
 * How long to wait after a failed renewal, ms.
 * @param failures in a row, at least 1
 * @param remainingMs until the token expires
 */
export function pauseAfterFailure(failures: number, remainingMs: number): number {
  const pause = Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  return Math.min(pause, Math.max(FIRST_PAUSE_MS, remainingMs * MAX_PAUSE_SHARE));
}

/** @param random 0 to 1 */
export function withJitter(pauseMs: number, random: number): number {
  return pauseMs * (MIN_JITTER + (2 - 2 * MIN_JITTER) * random);
}

/**
 * Whether another window has tried to renew this token so recently that a scheduled renewal must wait: all windows together
 * have one budget of renewals.
 * @param storedAt when the token was stored, and `now`: ms since 1970, this machine's clock
 */
export function wasJustTried(
  { renewals }: SharedRecords,
  environment: string,
  storedAt: number,
  now: number,
  remainingMs: number,
): boolean {
  const tries = renewals.filter((renewal) => renewal.environment === environment && renewal.at >= storedAt);
  if (tries.length === 0) return false;
  const last = Math.max(...tries.map(({ at }) => at));
  return last <= now && now - last < MIN_JITTER * pauseAfterFailure(tries.length, remainingMs);
}
