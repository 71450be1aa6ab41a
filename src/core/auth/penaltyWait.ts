/** For a penalty without a readable `p-time`. */
const DEFAULT_SECONDS = 15;
/** An hour ends every limit, so no penalty is longer. */
const MAX_SECONDS = 3600;

/** ms to wait before the request may be sent again. Source: contract, "Penalty". @param time `p-time` of the response, s */
export function penaltyWaitMs(time: unknown): number {
  const seconds = typeof time === 'string' || typeof time === 'number' ? Number(time) : NaN;
  return 1000 * (seconds > 0 ? Math.min(seconds, MAX_SECONDS) : DEFAULT_SECONDS);
}
