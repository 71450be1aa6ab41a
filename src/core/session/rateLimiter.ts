import { LOCK_MS, type AuthCall } from '../auth/authErrors';
import { localTime } from '../platform/durations';
import { canceledError, type UserFacingError } from '../platform/errors';
import type { Clock, Log } from '../platform/ports';
import { LastAttemptError } from './lastAttempt';
import {
  attemptsLeft,
  blockOf,
  checkLimits,
  failureCount,
  MAX_SIGN_IN_FAILURES_PER_HOUR,
  MIN_ATTEMPT_INTERVAL_MS,
  withAttempt,
  withBlock,
  withClock,
  withFailure,
  withoutAttempt,
  withoutCaptchaBlock,
  type AttemptsLeft,
  type LimitCheck,
  type LimitOptions,
} from './rateLimits';
import { attemptsWarning, blockedError, limitReachedError } from './sessionErrors';
import type { RequestBlock, SharedRecords } from './sharedRecords';
import type { SharedRecordStore } from './sharedRecordStore';
import { pauseUntil, type PauseOptions } from './penaltyPause';

/** From this failure of an hour on, the error says how many attempts remain. */
const FIRST_WARNED_FAILURE = 3;

/** What a call is sent to, by base URLs: limits, penalties and blocks are kept for each. */
export interface CallTarget {
  /** Of the profile. */
  readonly environment: string;
  /** The one whose host serves the call, if it's another: an app's token call goes to LIVE. A block of either stops it. */
  readonly servedBy?: string | undefined;
}

export interface AttemptOptions extends PauseOptions, CallTarget {
  readonly call: AuthCall;
  /** Whether another window has signed out of the session in the meantime. Checked before each request. */
  readonly isForgotten: (records: SharedRecords) => boolean;
  /** After how many failures the user has agreed to the attempt after which another one locks the address. */
  readonly agreedFailures?: number | undefined;
  /** ms between two attempts, less for short-lived tokens. */
  readonly minIntervalMs?: number;
}

type Check = LimitCheck | { readonly kind: 'blocked'; readonly block: RequestBlock };
type Permission = Exclude<Check, { kind: 'blocked' | 'exhausted' }>;

/** Keeps all windows within the limits of the service: decides whether a call may be sent, and records how it ended. */
export class RateLimiter {
  constructor(
    private readonly records: SharedRecordStore,
    private readonly ports: { readonly clock: Clock; readonly log: Log },
  ) {}

  /**
   * Waits until the call may be sent, and records the attempt. Rejects if it may not be sent, with `canceled`, or with a
   * `LastAttemptError`.
   */
  async waitForTurn(options: AttemptOptions): Promise<void> {
    const { minIntervalMs = MIN_ATTEMPT_INTERVAL_MS, agreedFailures } = options;
    const { clock } = this.ports;
    let isConfirmed = false;
    for (;;) {
      const permission = await this.#attempt(options, { minIntervalMs, isConfirmed });
      if (permission.kind === 'allowed') return;
      if (permission.kind === 'wait') {
        // Not longer than the interval, even if the clock is set back at this moment.
        await pauseUntil(clock, Math.min(permission.until, clock.now() + minIntervalMs), options);
      } else {
        if (permission.failures !== agreedFailures) throw new LastAttemptError(permission.failures);
        isConfirmed = true;
      }
    }
  }

  /** Records the request that repeats a penalized one. Rejects if another window has been blocked in the meantime. */
  async recordRepeat(options: AttemptOptions): Promise<void> {
    await this.#attempt(options, { minIntervalMs: 0, isConfirmed: true });
  }

  /** Rejects with a `locked` or `penalty` error if requests to the target are blocked. */
  async throwIfBlocked(target: CallTarget): Promise<void> {
    const block = blockOfTarget(await this.records.read(), target, this.ports.clock.now());
    if (block) throw blockedError(block, true);
  }

  /** How many calls the current hour still allows, counted over all windows. Never rejects. */
  async attemptsLeft(environment: string): Promise<AttemptsLeft> {
    return attemptsLeft(await this.records.read(), environment, this.ports.clock.now());
  }

  /** Records for all windows that nothing may be sent to the target. */
  async recordBlock(target: CallTarget, block: RequestBlock): Promise<void> {
    const change = (records: SharedRecords) => withBlockOfTarget(records, target, block);
    this.records.learn(change);
    await this.records.update(change);
    this.ports.log.warn(`Requests are blocked until ${localTime(block.until)}: ${block.reason}`);
  }

  /** Ends a CAPTCHA block; a lock that another window met in the meantime stays. */
  async endCaptchaBlocks(environments: readonly string[]): Promise<void> {
    await this.records.update((records) => environments.reduce(withoutCaptchaBlock, records));
  }

  async recordSuccess(call: AuthCall, environment: string): Promise<void> {
    if (call === 'sign-in') await this.records.update((records) => withoutAttempt(records, call, environment));
  }

  /** Blocks the target for an hour. @returns the error for the user */
  async blockForCaptcha(target: CallTarget): Promise<UserFacingError> {
    const block: RequestBlock = { reason: 'captcha', until: this.ports.clock.now() + LOCK_MS };
    await this.recordBlock(target, block);
    return blockedError(block);
  }

  /** Records a failed call. @returns the error for the user, with the number of attempts that remain if it is low */
  async recordError(
    error: UserFacingError,
    { call, ...target }: CallTarget & Pick<AttemptOptions, 'call'>,
  ): Promise<UserFacingError> {
    const { kind, until } = error;
    const { environment } = target;
    const now = this.ports.clock.now();
    const isCounted = call === 'sign-in' && (kind === 'refused' || kind === 'locked');
    const block = (records: SharedRecords) =>
      until === undefined ? records : withBlockOfTarget(records, target, { reason: 'locked', until });
    if (until !== undefined) this.records.learn(block);
    const records = await this.records.update((before) =>
      block(isCounted ? withFailure(before, environment, kind, now) : before),
    );
    const failures = failureCount(records, environment, now);
    if (!isCounted || kind === 'locked' || failures < FIRST_WARNED_FAILURE) return error;
    return error.withSentence(attemptsWarning(MAX_SIGN_IN_FAILURES_PER_HOUR - failures));
  }

  /** Checks the limits and records the attempt in one update. */
  async #attempt({ call, isForgotten, ...target }: AttemptOptions, limits: LimitOptions): Promise<Permission> {
    const { environment } = target;
    let check: Check = { kind: 'allowed' };
    await this.records.update((before) => {
      if (isForgotten(before)) throw canceledError();
      // Read here, because the update may have waited for its lock.
      const now = this.ports.clock.now();
      const records = withClock(before, now);
      const block = blockOfTarget(records, target, now);
      check = block ? { kind: 'blocked', block } : checkLimits(records, call, environment, now, limits);
      return check.kind === 'allowed' ? withAttempt(records, call, environment, now) : records;
    });
    return throwIfNotAllowed(check, call);
  }
}

function throwIfNotAllowed(check: Check, call: AuthCall): Permission {
  if (check.kind === 'blocked') throw blockedError(check.block, true);
  if (check.kind === 'exhausted') throw limitReachedError(call, check.until);
  return check;
}

function baseUrlsOf({ environment, servedBy }: CallTarget): readonly string[] {
  return servedBy === undefined || servedBy === environment ? [environment] : [environment, servedBy];
}

/** The block in force that ends last. */
function blockOfTarget(records: SharedRecords, target: CallTarget, now: number): RequestBlock | undefined {
  const blocks = baseUrlsOf(target).map((baseUrl) => blockOf(records, baseUrl, now));
  return blocks.reduce((one, other) => ((other?.until ?? 0) > (one?.until ?? 0) ? other : one));
}

function withBlockOfTarget(records: SharedRecords, target: CallTarget, block: RequestBlock): SharedRecords {
  return baseUrlsOf(target).reduce((changed, baseUrl) => withBlock(changed, baseUrl, block), records);
}
