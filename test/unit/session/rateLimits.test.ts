import assert from 'node:assert/strict';
import {
  attemptsLeft,
  blockOf,
  checkLimits,
  failureCount,
  MIN_ATTEMPT_INTERVAL_MS,
  withAttempt,
  withBlock,
  withoutCaptchaBlock,
  withClock,
  withFailure,
  withoutAttempt,
  type LimitCheck,
  type LimitOptions,
} from '../../../src/core/session/rateLimits';
import { emptyRecords, type SharedRecords } from '../../../src/core/session/sharedRecords';

const HOUR = 60 * 60_000;
const now = Date.parse('2026-11-24T12:00:00.000Z');
const demo = 'https://demo.tradovateapi.com/v1';
const live = 'https://live.tradovateapi.com/v1';
const failures = (...times: number[]): SharedRecords =>
  times.reduce((records, at) => withFailure(records, demo, 'refused', at), emptyRecords);
const renewals = (...times: number[]): SharedRecords =>
  times.reduce((records, at) => withAttempt(records, 'renewal', demo, at), emptyRecords);
const check = (records: SharedRecords, call: 'sign-in' | 'renewal', options: Partial<LimitOptions> = {}, at = now) =>
  checkLimits(records, call, demo, at, { minIntervalMs: MIN_ATTEMPT_INTERVAL_MS, isConfirmed: false, ...options });
const every = (count: number, ms: number) => Array.from({ length: count }, (_, index) => now - HOUR / 2 + index * ms);

describe('the limits of token calls', () => {
  const allowed: LimitCheck = { kind: 'allowed' };
  const table: [string, LimitCheck, LimitCheck][] = [
    ['nothing happened', check(emptyRecords, 'sign-in'), allowed],
    ['three sign-ins failed', check(failures(...every(3, 1000)), 'sign-in'), allowed],
    ['four failed', check(failures(...every(4, 1000)), 'sign-in'), { kind: 'last-attempt', failures: 4 }],
    ['four failed, and the user agreed', check(failures(...every(4, 1000)), 'sign-in', { isConfirmed: true }), allowed],
    ['four failed, before a renewal', check(failures(...every(4, 1000)), 'renewal'), allowed],
    [
      'five failed',
      check(failures(...every(5, 1000)), 'sign-in', { isConfirmed: true }),
      { kind: 'exhausted', until: now + HOUR / 2 },
    ],
    [
      'five failed, the first an hour ago',
      check(failures(now - HOUR, ...every(4, 1000)), 'sign-in', { isConfirmed: true }),
      allowed,
    ],
    ['fourteen renewals', check(renewals(...every(14, 1000)), 'renewal'), allowed],
    ['fifteen renewals', check(renewals(...every(15, 1000)), 'renewal'), { kind: 'exhausted', until: now + HOUR / 2 }],
    ['fifteen renewals, before a sign-in', check(renewals(...every(15, 1000)), 'sign-in'), allowed],
    ['an attempt a moment ago', check(renewals(now - 5000), 'renewal'), { kind: 'wait', until: now + 10_000 }],
    ['a sign-in a moment ago', check(withAttempt(emptyRecords, 'sign-in', demo, now), 'renewal'), allowed],
    [
      'the interval of a short-lived token',
      check(renewals(now - 5000), 'renewal', { minIntervalMs: 5001 }),
      { kind: 'wait', until: now + 1 },
    ],
  ];
  for (const [name, actual, expected] of table) it(name, () => assert.deepEqual(actual, expected));

  it('are kept for each environment', () => {
    const records = failures(...every(5, 1000));
    const options = { minIntervalMs: MIN_ATTEMPT_INTERVAL_MS, isConfirmed: false };
    assert.deepEqual(checkLimits(records, 'sign-in', live, now, options), allowed);
    assert.deepEqual([failureCount(records, demo, now), failureCount(records, live, now)], [5, 0]);
  });

  it('forget what is an hour old', () => {
    assert.equal(failureCount(failures(now - HOUR, now - HOUR + 1), demo, now), 1);
    assert.equal(withFailure(failures(now - HOUR), demo, 'refused', now).failures.length, 1);
  });

  it('count what lies in the future, after the clock was set back', () => {
    const records = failures(...every(5, 1000).map((at) => at + 5 * HOUR));
    assert.deepEqual(check(records, 'sign-in'), { kind: 'exhausted', until: now + HOUR });
  });
});

describe('the attempts that are left', () => {
  const left = (records: SharedRecords) => {
    const { renewals: ofRenewals, signInFailures } = attemptsLeft(records, demo, now);
    return [ofRenewals, signInFailures];
  };
  const table: [string, SharedRecords, number[]][] = [
    ['nothing', emptyRecords, [15, 5]],
    ['renewals', renewals(now - HOUR, now - 1, now), [13, 5]],
    ['failures', failures(now - 2, now - 1), [15, 3]],
    ['too many', failures(...every(7, 1)), [15, 0]],
  ];
  for (const [name, records, expected] of table)
    it(`are ${expected.join(' and ')} after ${name}`, () => assert.deepEqual(left(records), expected));

  it('are those of one environment', () => {
    assert.equal(attemptsLeft(renewals(now), live, now).renewals, 15);
  });
});

describe('an attempt', () => {
  it('that succeeded lets the next one go at once', () => {
    const records = withAttempt(emptyRecords, 'sign-in', demo, now);
    assert.equal(check(records, 'sign-in').kind, 'wait');
    assert.equal(check(withoutAttempt(records, 'sign-in', demo), 'sign-in').kind, 'allowed');
  });

  it('in the future counts as made now', () => {
    const records = withClock(renewals(now + HOUR), now);
    assert.deepEqual(check(records, 'renewal'), { kind: 'wait', until: now + MIN_ATTEMPT_INTERVAL_MS });
    assert.equal(withClock(records, now), records, 'unchanged records are the same object');
  });
});

describe('a block', () => {
  const until = now + HOUR / 2;
  const blocked = withBlock(emptyRecords, demo, { reason: 'locked', until });

  it('is in force until its end, in its environment', () => {
    assert.deepEqual(blockOf(blocked, demo, now), { reason: 'locked', until });
    assert.equal(blockOf(blocked, demo, until), undefined);
    assert.equal(blockOf(blocked, live, now), undefined);
  });

  it('lasts an hour at most, after the clock was set back', () => {
    assert.equal(blockOf(blocked, demo, now - 5 * HOUR)?.until, now - 4 * HOUR);
  });

  it('is never shortened, and stays a lock when a CAPTCHA is met during it', () => {
    const later = { reason: 'captcha', until: until + 1 } as const;
    const both = withBlock(blocked, demo, later);
    assert.deepEqual(blockOf(both, demo, now), { reason: 'locked', until: until + 1 });
    assert.deepEqual(withBlock(both, demo, { reason: 'locked', until }).blocks[demo], both.blocks[demo]);
    const afterIt = { reason: 'captcha', until: until + HOUR } as const;
    assert.deepEqual(withBlock(blocked, demo, afterIt).blocks[demo], afterIt);
  });

  it('lasts no longer after each look at it, once a time in the future was corrected', () => {
    const ahead = withFailure(
      withBlock(emptyRecords, demo, { reason: 'locked', until: now + 9 * HOUR }),
      demo,
      'refused',
      now + 5,
    );
    const corrected = withClock(ahead, now);
    assert.deepEqual(corrected.blocks[demo]?.until, now + HOUR);
    assert.equal(corrected.failures[0]?.at, now);
    assert.equal(withClock(corrected, now + 1), corrected);
    assert.equal(blockOf(corrected, demo, now + HOUR), undefined);
  });

  it('ends with a solved CAPTCHA, if it is no lock', () => {
    assert.equal(withoutCaptchaBlock(blocked, demo), blocked);
    const captcha = withBlock(emptyRecords, demo, { reason: 'captcha', until });
    assert.deepEqual(withoutCaptchaBlock(captcha, demo), emptyRecords);
  });
});
