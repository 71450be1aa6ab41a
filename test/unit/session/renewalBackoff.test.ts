import assert from 'node:assert/strict';
import { mustWait, pauseAfterFailure, withJitter } from '../../../src/core/session/renewalBackoff';
import { emptyRecords } from '../../../src/core/session/sharedRecords';

const SECOND = 1000;
const demo = 'https://demo.tradovateapi.com/v1';

describe('the pause after a failed renewal', () => {
  const table: [failures: number, remaining: number, pause: number][] = [
    [1, 900, 15],
    [2, 900, 30],
    [3, 900, 60],
    [4, 900, 120],
    [5, 600, 120],
    [5, 3600, 240],
    [7, 2655, 531],
    [9, 300, 120],
    [9, 36_000, 600],
    [14, 900, 450],
    [20, Infinity, 600],
    [9, 100, 50],
    [9, 20, 15],
  ];
  for (const [failures, remaining, pause] of table)
    it(`is ${pause} s after ${failures} failures, ${remaining} s before the expiration`, () =>
      assert.equal(pauseAfterFailure(failures, remaining * SECOND), pause * SECOND));

  it('varies by a quarter', () => {
    assert.deepEqual([withJitter(100, 0), withJitter(100, 0.5), withJitter(100, 1)], [75, 100, 125]);
  });

  it('counts for all windows together', () => {
    const storedAt = 1_000_000;
    const tries = (...at: number[]) => ({
      ...emptyRecords,
      renewals: at.map((seconds) => ({ at: storedAt + seconds * SECOND, environment: demo })),
    });
    const isTried = (records: typeof emptyRecords, seconds: number, environment = demo) =>
      mustWait(records, environment, { storedAt, isRefreshable: false }, storedAt + seconds * SECOND, 900 * SECOND);
    assert.equal(isTried(tries(), 5), false);
    assert.equal(isTried(tries(-5), 1), false, 'it led to this token');
    assert.equal(isTried(tries(10), 20), true);
    assert.equal(isTried(tries(10), 22), false);
    assert.equal(isTried(tries(10, 25), 40), true);
    assert.equal(isTried(tries(10), 20, 'https://live.tradovateapi.com/v1'), false);
    assert.equal(isTried(tries(100), 20), false, 'the clock was set back');
  });

  it('leaves three of the 15 renewals of an hour to the user', () => {
    const [now, hour] = [10_000 * SECOND, 3600 * SECOND];
    const renewals = (count: number, lastAt: number, environment = demo) =>
      Array.from({ length: count }, (_, index) => ({ at: lastAt - index * SECOND, environment }));
    const waitsIf = (isRefreshable: boolean, ...all: (typeof emptyRecords)['renewals']) =>
      mustWait(
        { ...emptyRecords, renewals: all },
        demo,
        { storedAt: now - 2000 * SECOND, isRefreshable },
        now,
        900 * SECOND,
      );
    const waits = (...all: (typeof emptyRecords)['renewals']) => waitsIf(false, ...all);
    const failure = renewals(1, now - 1000 * SECOND);
    assert.equal(waits(...failure, ...renewals(10, now - 3000 * SECOND)), false);
    assert.equal(waits(...failure, ...renewals(11, now - 3000 * SECOND)), true);
    assert.equal(waits(...failure, ...renewals(11, now - hour)), false, 'they are an hour ago');
    assert.equal(waits(...failure, ...renewals(11, now - 3000 * SECOND, 'https://live.tradovateapi.com/v1')), false);
    assert.equal(waits(...renewals(14, now - 3000 * SECOND)), false, 'none of them failed');
    assert.equal(waitsIf(true, ...failure, ...renewals(7, now - 3000 * SECOND)), false);
    assert.equal(waitsIf(true, ...failure, ...renewals(8, now - 3000 * SECOND)), true, 'three are for refreshing it');
  });

  it('lets an expired token be refreshed at once, and again after a while', () => {
    const [storedAt, expiredAt] = [1_000_000, 1_000_000 + 4800 * SECOND];
    const waits = (seconds: number, count: number, ...refreshedAt: number[]) => {
      const failed = Array.from({ length: count }, (_, index) => -1 - index);
      const renewals = [...failed, ...refreshedAt].map((at) => ({ at: expiredAt + at * SECOND, environment: demo }));
      const token = { storedAt, expiredAt, isRefreshable: true };
      return mustWait({ ...emptyRecords, renewals }, demo, token, expiredAt + seconds * SECOND, 90_000 * SECOND);
    };
    assert.equal(waits(1, 14), false, 'although few are left');
    assert.equal(waits(1, 15), true, 'nothing may be sent');
    assert.equal(waits(60, 9, 1), true);
    assert.equal(waits(601, 9, 1), false);
    assert.equal(waits(1300, 10, 1, 602), true, 'three are left to the user');
    assert.equal(waits(20, 0, 1), false);
  });
});
