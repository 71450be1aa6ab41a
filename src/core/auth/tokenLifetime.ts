const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** 80 and 90 minutes are documented, a day was reported. Source: contract, "Lifetime". */
const TYPICAL_LIFETIME_MS = 80 * MINUTE_MS;
const MAX_LIFETIME_MS = 7 * DAY_MS;
/** A clock that is further off is no explanation: encrypted connections would fail. */
const MAX_CLOCK_ERROR_MS = 2 * DAY_MS;

export type LifetimeCheck =
  | { readonly kind: 'plausible' }
  /** The clock is wrong. `serviceTime`: about the time of the service, ms since 1970. */
  | { readonly kind: 'wrong-clock'; readonly serviceTime: number }
  | { readonly kind: 'implausible' };

/**
 * Whether a token that was just issued can expire then.
 * @param now as far as the service's time is known, and `expiresAt`: ms since 1970
 * @param isTimeKnown the response itself said the time, so that the clock is no explanation
 */
export function checkLifetime(expiresAt: number, now: number, isTimeKnown: boolean): LifetimeCheck {
  if (expiresAt > now && expiresAt <= now + MAX_LIFETIME_MS) return { kind: 'plausible' };
  const serviceTime = expiresAt - TYPICAL_LIFETIME_MS;
  if (!isTimeKnown && Math.abs(serviceTime - now) <= MAX_CLOCK_ERROR_MS) return { kind: 'wrong-clock', serviceTime };
  return { kind: 'implausible' };
}
