import { LOCK_MS, type AuthCall } from '../auth/authErrors';
import type { ErrorKind } from '../platform/errors';
import type { RequestBlock, SharedRecords } from './sharedRecords';

/** Source: contract, "Limits" (per address, rolling hour). */
export const MAX_SIGN_IN_FAILURES_PER_HOUR = 5;
export const MAX_RENEWALS_PER_HOUR = 15;
export const MIN_ATTEMPT_INTERVAL_MS = 15_000;
const HOUR_MS = LOCK_MS;

export type LimitCheck =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'wait'; readonly until: number }
  /** The limit of the hour is reached. */
  | { readonly kind: 'exhausted'; readonly until: number }
  /** One more failure locks the address, so the user is asked first. */
  | { readonly kind: 'last-attempt'; readonly failures: number };

export interface LimitOptions {
  /** ms between two attempts of the same call. */
  readonly minIntervalMs: number;
  /** The user agreed to the last attempt. */
  readonly isConfirmed: boolean;
}

/** Whether this call may be sent now, if nothing is blocked. Source: contract, "Limits" and "Penalty". */
export function checkLimits(
  records: SharedRecords,
  call: AuthCall,
  environment: string,
  now: number,
  { minIntervalMs, isConfirmed }: LimitOptions,
): LimitCheck {
  const isSignIn = call === 'sign-in';
  const max = isSignIn ? MAX_SIGN_IN_FAILURES_PER_HOUR : MAX_RENEWALS_PER_HOUR;
  const counted = (isSignIn ? records.failures : records.renewals)
    .filter((entry) => entry.environment === environment && isRecent(entry.at, now))
    .sort((a, b) => a.at - b.at);
  const oldest = counted[counted.length - max];
  if (oldest) return { kind: 'exhausted', until: Math.min(oldest.at, now) + HOUR_MS };
  const last = records.attempts[attemptKey(call, environment)];
  if (last !== undefined && last + minIntervalMs > now) return { kind: 'wait', until: last + minIntervalMs };
  if (isSignIn && counted.length === max - 1 && !isConfirmed) return { kind: 'last-attempt', failures: counted.length };
  return { kind: 'allowed' };
}

/** The block in force for an environment. It ends in an hour at the latest, even if the clock was set back. */
export function blockOf(records: SharedRecords, environment: string, now: number): RequestBlock | undefined {
  const block = records.blocks[environment];
  if (!block || block.until <= now) return undefined;
  return { ...block, until: Math.min(block.until, now + HOUR_MS) };
}

/** Failed sign-ins of the last hour. */
export function failureCount(records: SharedRecords, environment: string, now: number): number {
  return records.failures.filter((failure) => failure.environment === environment && isRecent(failure.at, now)).length;
}

/** How many calls the current hour still allows. */
export interface AttemptsLeft {
  readonly renewals: number;
  readonly maxRenewals: number;
  /** Failed sign-ins until the service locks the address. */
  readonly signInFailures: number;
  readonly maxSignInFailures: number;
}

export function attemptsLeft(records: SharedRecords, environment: string, now: number): AttemptsLeft {
  const renewals = records.renewals.filter((entry) => entry.environment === environment && isRecent(entry.at, now));
  const failures = failureCount(records, environment, now);
  return {
    renewals: Math.max(0, MAX_RENEWALS_PER_HOUR - renewals.length),
    maxRenewals: MAX_RENEWALS_PER_HOUR,
    signInFailures: Math.max(0, MAX_SIGN_IN_FAILURES_PER_HOUR - failures),
    maxSignInFailures: MAX_SIGN_IN_FAILURES_PER_HOUR,
  };
}

/**
 * The records without times in the future, which a clock that ran ahead has written: they count as written now, so that
 * nothing lasts longer than usual. Written back once, it lasts no longer by each read. A block lasts an hour, so its end
 * says when it was written. Returns the same object if there is none.
 */
export function withClock(records: SharedRecords, now: number): SharedRecords {
  const { attempts, failures, renewals, blocks } = records;
  const times = [...Object.values(attempts), ...[...failures, ...renewals].map(({ at }) => at)];
  const isRight = times.every((at) => at <= now) && Object.values(blocks).every(({ until }) => until <= now + HOUR_MS);
  if (isRight) return records;
  const corrected = <T extends { readonly at: number }>(entry: T): T => ({ ...entry, at: Math.min(entry.at, now) });
  return {
    ...records,
    attempts: Object.fromEntries(Object.entries(attempts).map(([key, at]) => [key, Math.min(at, now)])),
    failures: failures.map(corrected),
    renewals: renewals.map(corrected),
    blocks: Object.fromEntries(
      Object.entries(blocks).map(([key, block]) => [key, { ...block, until: Math.min(block.until, now + HOUR_MS) }]),
    ),
  };
}

export function withAttempt(records: SharedRecords, call: AuthCall, environment: string, now: number): SharedRecords {
  const kept = withoutOldEntries(records, now);
  return {
    ...kept,
    attempts: { ...kept.attempts, [attemptKey(call, environment)]: now },
    renewals: call === 'renewal' ? [...kept.renewals, { at: now, environment }] : kept.renewals,
  };
}

/** After a successful sign-in the next one needn't wait. */
export function withoutAttempt(records: SharedRecords, call: AuthCall, environment: string): SharedRecords {
  const { [attemptKey(call, environment)]: _, ...attempts } = records.attempts;
  return { ...records, attempts };
}

export function withFailure(records: SharedRecords, environment: string, kind: ErrorKind, now: number): SharedRecords {
  const kept = withoutOldEntries(records, now);
  return { ...kept, failures: [...kept.failures, { at: now, environment, kind }] };
}

/** Adds a block. One that is recorded already is never shortened, and a lock never becomes a CAPTCHA, which a user can end. */
export function withBlock(records: SharedRecords, environment: string, block: RequestBlock): SharedRecords {
  const before = records.blocks[environment];
  const isOver = before === undefined || before.until <= block.until - HOUR_MS;
  const reason = !isOver && before.reason === 'locked' ? before.reason : block.reason;
  const until = isOver ? block.until : Math.max(before.until, block.until);
  return { ...records, blocks: { ...records.blocks, [environment]: { reason, until } } };
}

/** After the user has solved the CAPTCHA. A lock stays. */
export function withoutCaptchaBlock(records: SharedRecords, environment: string): SharedRecords {
  const { [environment]: block, ...blocks } = records.blocks;
  return block?.reason === 'captcha' ? { ...records, blocks } : records;
}

/** Without what no longer counts. */
export function withoutOldEntries(records: SharedRecords, now: number): SharedRecords {
  return {
    ...records,
    attempts: Object.fromEntries(Object.entries(records.attempts).filter(([, at]) => isRecent(at, now))),
    failures: records.failures.filter(({ at }) => isRecent(at, now)),
    renewals: records.renewals.filter(({ at }) => isRecent(at, now)),
    blocks: Object.fromEntries(Object.entries(records.blocks).filter(([, block]) => block.until > now)),
  };
}

/** An entry in the future (the clock was set back) still counts: waiting once too often is better than a lock. */
function isRecent(at: number, now: number): boolean {
  return at > now - HOUR_MS;
}

function attemptKey(call: AuthCall, environment: string): string {
  return `${call} ${environment}`;
}
