import * as v from 'valibot';
import { LOCK_MS, type AuthCall } from '../auth/authErrors';
import type { ErrorKind } from '../platform/errors';
import { parseStored } from '../platform/parseStored';
import type { RequestBlock } from './sessionState';

/**
 * What all windows must know so that no address is locked and no session lost: nothing secret. Kept as JSON in a file
 * that every window reads before it sends. Times are ms since 1970 by this machine's clock.
 */
export interface SharedRecords {
  /** Sign-ins that failed, of the last rolling hour. */
  readonly failures: readonly { readonly at: number; readonly environment: string; readonly kind: string }[];
  /** Renewals sent, of the last rolling hour, good ones included. */
  readonly renewals: readonly { readonly at: number; readonly environment: string }[];
  /** The last try: environment and call → when. */
  readonly tries: Readonly<Record<string, number>>;
  /** Environment → nothing is sent before. */
  readonly stops: Readonly<Record<string, RequestBlock>>;
  /** Profile → what became of its session last, whichever window did it. */
  readonly sessions: Readonly<Record<string, SharedSession>>;
}

export interface SharedSession {
  /** `elsewhere`: ended, and probably by a sign-in elsewhere. */
  readonly kind: 'alive' | 'forgotten' | 'ended' | 'elsewhere';
  /** `receivedAt` of the token that this is about, which tells tokens apart; 0 for none. */
  readonly token: number;
  /** Of that token, service time. */
  readonly expiresAt: number;
  readonly changedAt: number;
}

export const emptyRecords: SharedRecords = { failures: [], renewals: [], tries: {}, stops: {}, sessions: {} };

/** Source: contract, "Limits" (per address, rolling hour). */
export const MAX_SIGN_IN_FAILURES_PER_HOUR = 5;
export const MAX_RENEWALS_PER_HOUR = 15;
export const MIN_ATTEMPT_INTERVAL_MS = 15_000;
const HOUR = LOCK_MS;

const schema = v.object({
  failures: v.array(v.object({ at: v.number(), environment: v.string(), kind: v.string() })),
  renewals: v.array(v.object({ at: v.number(), environment: v.string() })),
  tries: v.record(v.string(), v.number()),
  stops: v.record(v.string(), v.object({ reason: v.picklist(['captcha', 'locked']), until: v.number() })),
  sessions: v.record(
    v.string(),
    v.object({
      kind: v.picklist(['alive', 'forgotten', 'ended', 'elsewhere']),
      token: v.number(),
      expiresAt: v.number(),
      changedAt: v.number(),
    }),
  ),
});

/** The text of the file → records; `undefined` for a text that is none, so that the caller can say so. */
export function parseRecords(text: string): SharedRecords | undefined {
  return parseStored(schema, text);
}

/**
 * The stop in force for an environment. A clock that was set back would stretch it, so it never lasts longer than an hour
 * from now.
 */
export function blockOf(records: SharedRecords, environment: string, now: number): RequestBlock | undefined {
  const stop = records.stops[environment];
  if (!stop || stop.until <= now) return undefined;
  return { ...stop, until: Math.min(stop.until, now + HOUR) };
}

export function failuresOf(records: SharedRecords, environment: string, now: number): number {
  return records.failures.filter((failure) => failure.environment === environment && recent(failure.at, now)).length;
}

export type LimitCheck =
  | { readonly kind: 'go' }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'stopped'; readonly stop: RequestBlock }
  /** The limit of the hour is reached; `until` it is not. */
  | { readonly kind: 'spent'; readonly until: number }
  /** One more failure locks the address: a person must want it. */
  | { readonly kind: 'lastTry'; readonly failures: number };

/**
 * May this call leave now? Source: contract, "Limits" and "Penalty".
 * @param between ms between two tries of the same call
 * @param deliberate a person has said yes to the last try
 */
export function checkLimits(
  records: SharedRecords,
  call: AuthCall,
  environment: string,
  now: number,
  between: number,
  deliberate: boolean,
): LimitCheck {
  const stop = blockOf(records, environment, now);
  if (stop) return { kind: 'stopped', stop };
  const list = call === 'sign-in' ? records.failures : records.renewals;
  const most = call === 'sign-in' ? MAX_SIGN_IN_FAILURES_PER_HOUR : MAX_RENEWALS_PER_HOUR;
  const spent = list
    .filter((entry) => entry.environment === environment && recent(entry.at, now))
    .sort((a, b) => a.at - b.at);
  const oldest = spent[spent.length - most];
  if (oldest) return { kind: 'spent', until: Math.min(oldest.at, now) + HOUR };
  const last = records.tries[tryKey(call, environment)];
  if (last !== undefined && last + between > now) return { kind: 'wait', until: last + between };
  if (call === 'sign-in' && spent.length === most - 1 && !deliberate)
    return { kind: 'lastTry', failures: spent.length };
  return { kind: 'go' };
}

/** After the clock was set back, a try from the future is one of now: the pause is kept, and is no longer than ever. */
export function withClock(records: SharedRecords, now: number): SharedRecords {
  if (Object.values(records.tries).every((at) => at <= now)) return records;
  return {
    ...records,
    tries: Object.fromEntries(Object.entries(records.tries).map(([key, at]) => [key, Math.min(at, now)])),
  };
}

export function withAttempt(records: SharedRecords, call: AuthCall, environment: string, now: number): SharedRecords {
  const kept = prune(records, now);
  return {
    ...kept,
    tries: { ...kept.tries, [tryKey(call, environment)]: now },
    renewals: call === 'renewal' ? [...kept.renewals, { at: now, environment }] : kept.renewals,
  };
}

/** A sign-in that went well owes no pause to the next one. */
export function withoutAttempt(records: SharedRecords, call: AuthCall, environment: string): SharedRecords {
  const { [tryKey(call, environment)]: _, ...tries } = records.tries;
  return { ...records, tries };
}

export function withFailure(records: SharedRecords, environment: string, kind: ErrorKind, now: number): SharedRecords {
  const kept = prune(records, now);
  return { ...kept, failures: [...kept.failures, { at: now, environment, kind }] };
}

export function withBlock(records: SharedRecords, environment: string, stop: RequestBlock | undefined): SharedRecords {
  const { [environment]: _, ...others } = records.stops;
  return { ...records, stops: stop ? { ...others, [environment]: stop } : others };
}

export function withSession(
  records: SharedRecords,
  profile: string,
  session: SharedSession | undefined,
): SharedRecords {
  const { [profile]: _, ...others } = records.sessions;
  return { ...records, sessions: session ? { ...others, [profile]: session } : others };
}

function prune(records: SharedRecords, now: number): SharedRecords {
  return {
    ...records,
    failures: records.failures.filter(({ at }) => recent(at, now)),
    renewals: records.renewals.filter(({ at }) => recent(at, now)),
    stops: Object.fromEntries(Object.entries(records.stops).filter(([, stop]) => stop.until > now)),
  };
}

/** An entry from the future (the clock was set back) still counts: better one wait too many than a lock. */
function recent(at: number, now: number): boolean {
  return at > now - HOUR;
}

function tryKey(call: AuthCall, environment: string): string {
  return `${call} ${environment}`;
}
