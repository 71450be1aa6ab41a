import { LOCK_MS } from '../auth/authErrors';
import { MAX_RENEWALS_PER_HOUR } from './rateLimits';
import type { SharedRecords } from './sharedRecords';

/** The pause after a failed renewal; doubled after each further one, up to the maximum. */
const FIRST_PAUSE_MS = 15_000;
const MAX_PAUSE_MS = 2 * 60_000;
/** Where the token lasts longer than two-minute pauses would. */
const MAX_LONG_PAUSE_MS = 10 * 60_000;
/** Of the remaining lifetime: so that an outage that ends shortly before the expiration is noticed. */
const MAX_PAUSE_SHARE = 1 / 2;
/** Pauses vary by a quarter in both directions. */
const MIN_JITTER = 0.75;
/**
 * A renewal that fails counts too, even if nothing arrives: without a network the 15 of an hour would soon be used up. Of
 * these, three remain for the user and for the return of the network.
 */
const MAX_SCHEDULED_PER_HOUR = 12;
/** Of these, the renewals of a token that can be refreshed: three remain for that, which works when it has expired. */
const MAX_OF_REFRESHABLE_PER_HOUR = 9;

/**
 * How long to wait after a failed renewal, ms. Short pauses at first; then the renewals that are left are spread over the
 * remaining lifetime.
 * @param failures in a row, at least 1
 * @param remainingMs until the token expires
 */
export function pauseAfterFailure(failures: number, remainingMs: number): number {
  const spread = remainingMs / Math.max(1, MAX_SCHEDULED_PER_HOUR - failures);
  const max = Math.min(MAX_LONG_PAUSE_MS, Math.max(MAX_PAUSE_MS, spread));
  const pause = Math.min(max, FIRST_PAUSE_MS * 2 ** (failures - 1));
  return Math.min(pause, Math.max(FIRST_PAUSE_MS, remainingMs * MAX_PAUSE_SHARE));
}

/** @param random 0 to 1 */
export function withJitter(pauseMs: number, random: number): number {
  return pauseMs * (MIN_JITTER + (2 - 2 * MIN_JITTER) * random);
}

interface TriedToken {
  readonly storedAt: number;
  readonly expiredAt?: number | undefined;
  readonly isRefreshable: boolean;
}

/**
 * Whether a scheduled renewal must wait: any window has tried to renew this token just now, or few renewals of the hour are
 * left. All windows together have one budget of renewals. The first refresh of a token that has expired doesn't wait: it may
 * work where renewals have failed, and nothing else does any more.
 * @param token when it was stored, and when it expired if a refresh is asked about: as `now`, ms since 1970, this machine's clock
 */
export function mustWait(
  { renewals }: SharedRecords,
  environment: string,
  { storedAt, expiredAt, isRefreshable }: TriedToken,
  now: number,
  remainingMs: number,
): boolean {
  const counted = renewals.filter((renewal) => renewal.environment === environment && renewal.at > now - LOCK_MS);
  const tries = counted.filter(({ at }) => at >= storedAt);
  if (tries.length === 0) return false;
  if (expiredAt !== undefined && tries.every(({ at }) => at < expiredAt))
    return counted.length >= MAX_RENEWALS_PER_HOUR;
  const max = isRefreshable && expiredAt === undefined ? MAX_OF_REFRESHABLE_PER_HOUR : MAX_SCHEDULED_PER_HOUR;
  if (counted.length >= max) return true;
  const last = Math.max(...tries.map(({ at }) => at));
  return last <= now && now - last < MIN_JITTER * pauseAfterFailure(tries.length, remainingMs);
}
