import assert from 'node:assert/strict';
import { Backoff } from '../../../../src/core/streams/protocol/backoff';

describe('the back-off', () => {
  it('doubles up to a minute', () => {
    const backoff = new Backoff(() => 0.5);
    const delays = Array.from({ length: 8 }, () => backoff.next(false) / 1000);
    assert.deepEqual(delays, [1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('spreads by 30 %, and is slow after maintenance', () => {
    assert.deepEqual([new Backoff(() => 0).next(false), new Backoff(() => 0.999).next(false)], [700, 1299]);
    assert.equal(new Backoff(() => 0.5).next(true), 90_000);
  });

  it('starts anew only after a stable minute', () => {
    const backoff = new Backoff(() => 0.5);
    backoff.next(false);
    backoff.noteUptime(59_999);
    assert.equal(backoff.next(false), 2000);
    backoff.noteUptime(60_000);
    assert.equal(backoff.attempts, 0);
    assert.equal(backoff.next(false), 1000);
  });
});
