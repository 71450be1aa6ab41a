import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { UserFacingError, type ErrorKind } from '../../../src/core/platform/errors';
import type { Lock } from '../../../src/core/platform/ports';
import { t } from '../../../src/core/platform/text';
import { LastAttemptError } from '../../../src/core/session/lastAttempt';
import { RateLimiter, type AttemptOptions } from '../../../src/core/session/rateLimiter';
import { SharedRecordStore } from '../../../src/core/session/sharedRecordStore';
import { FakeClock, FakeLock, FakeLog, FakeShared, settle } from '../fakes';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const environment = 'https://demo.tradovateapi.com/v1';

function setUp(lock: Lock = new FakeLock()) {
  const [clock, log] = [new FakeClock(), new FakeLog()];
  const records = new SharedRecordStore(new FakeShared(), lock, log, clock, randomUUID);
  const limiter = new RateLimiter(records, { clock, log });
  const controller = new AbortController();
  const pauses: (number | undefined)[] = [];
  const signIn: AttemptOptions = {
    call: 'sign-in',
    environment,
    waitSignal: controller.signal,
    isForgotten: () => false,
    onPause: (until) => pauses.push(until),
  };
  const fail = (kind: ErrorKind = 'refused', until?: number) =>
    limiter.recordError(new UserFacingError(kind, t('No.'), until === undefined ? {} : { until }), signIn);
  return { clock, limiter, records, controller, pauses, signIn, fail };
}

describe('the rate limiter', () => {
  it('makes the second attempt wait, and announces it', async () => {
    const { clock, limiter, signIn, pauses } = setUp();
    await limiter.waitForTurn(signIn);
    const state = { done: false };
    const second = limiter.waitForTurn(signIn).then(() => (state.done = true));
    await clock.advance(15 * SECOND - 1);
    assert.equal(state.done, false);
    assert.equal(pauses.length, 1);
    await clock.advance(1);
    await second;
    assert.equal(pauses.length, 2);
  });

  it('lets the next sign-in go at once after a successful one', async () => {
    const { limiter, signIn, pauses } = setUp();
    await limiter.waitForTurn(signIn);
    await limiter.recordSuccess('sign-in', environment);
    await limiter.waitForTurn(signIn);
    assert.deepEqual(pauses, []);
  });

  it('can be canceled while it waits', async () => {
    const { limiter, signIn, controller } = setUp();
    await limiter.waitForTurn(signIn);
    const second = limiter.waitForTurn(signIn);
    await settle();
    controller.abort();
    await assert.rejects(second, { kind: 'canceled' });
  });

  it('makes the last attempt only with consent', async () => {
    const { limiter, signIn, fail } = setUp();
    for (let count = 0; count < 4; count++) await fail();
    for (const agreedFailures of [undefined, 3])
      await assert.rejects(limiter.waitForTurn({ ...signIn, agreedFailures }), new LastAttemptError(4));
    await limiter.waitForTurn({ ...signIn, agreedFailures: 4 });
  });

  it('warns from the third failure on, and blocks after the fifth', async () => {
    const { limiter, signIn, fail, clock } = setUp();
    const sentences: number[] = [];
    for (let count = 0; count < 5; count++) sentences.push((await fail()).sentences.length);
    assert.deepEqual(sentences, [1, 1, 2, 2, 2]);
    await assert.rejects(limiter.waitForTurn(signIn), { kind: 'locked', until: clock.now() + HOUR });
  });

  it('counts refusals and locks, and no other error', async () => {
    const { fail, records } = setUp();
    for (const kind of ['network', 'server', 'protocol', 'penalty'] as const) await fail(kind);
    assert.equal((await records.read()).failures.length, 0);
    await fail('locked');
    assert.equal((await records.read()).failures.length, 1);
  });

  it('blocks the environment until the end of a lock, for repeats and probes too', async () => {
    const { limiter, signIn, fail, clock } = setUp();
    const until = clock.now() + HOUR;
    await fail('locked', until);
    const expected = { kind: 'locked', until, alreadyReported: true };
    await assert.rejects(limiter.waitForTurn(signIn), expected);
    await assert.rejects(limiter.recordRepeat(signIn), expected);
    await assert.rejects(limiter.throwIfBlocked({ environment }), expected);
    await limiter.throwIfBlocked({ environment: 'https://live.tradovateapi.com/v1' });
  });

  it('blocks the environment for an hour after a CAPTCHA', async () => {
    const { limiter, signIn, clock } = setUp();
    const error = await limiter.blockForCaptcha({ environment });
    assert.deepEqual([error.kind, error.until], ['penalty', clock.now() + HOUR]);
    await assert.rejects(limiter.waitForTurn(signIn), { kind: 'penalty', remedies: ['captcha-solved'] });
    await clock.advance(HOUR);
    await limiter.waitForTurn(signIn);
  });

  it('blocks this window at once, also when the lock of the records hangs', async () => {
    for (const block of ['captcha', 'locked'] as const) {
      const { limiter, fail, clock } = setUp({ run: () => new Promise(() => undefined) });
      void (block === 'captcha' ? limiter.blockForCaptcha({ environment }) : fail('locked', clock.now() + HOUR));
      const kind = block === 'captcha' ? 'penalty' : 'locked';
      await assert.rejects(limiter.throwIfBlocked({ environment }), { kind });
    }
  });

  it('records no attempt for a session that was forgotten', async () => {
    const { limiter, signIn, records } = setUp();
    await assert.rejects(limiter.waitForTurn({ ...signIn, isForgotten: () => true }), { kind: 'canceled' });
    assert.deepEqual((await records.read()).attempts, {});
  });

  it('records the repetition of a penalized call as an attempt, without a wait', async () => {
    const { limiter, signIn, pauses } = setUp();
    const renewal = { ...signIn, call: 'renewal' } as const;
    await limiter.waitForTurn(renewal);
    for (let count = 0; count < 14; count++) await limiter.recordRepeat(renewal);
    await assert.rejects(limiter.recordRepeat(renewal), { kind: 'locked' });
    assert.deepEqual(pauses, []);
  });
});
