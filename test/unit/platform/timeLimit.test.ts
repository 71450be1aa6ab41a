import assert from 'node:assert/strict';
import { untilAborted, withTimeLimit } from '../../../src/core/platform/timeLimit';
import { FakeClock } from '../fakes';

const never = new Promise<number>(() => undefined);
const timeout = () => new Error('too late');

describe('work with a time limit', () => {
  it('ends with its result or its error in time', async () => {
    const clock = new FakeClock();
    assert.equal(await withTimeLimit(clock, 5, Promise.resolve(1), timeout), 1);
    await assert.rejects(withTimeLimit(clock, 5, Promise.reject(new Error('own')), timeout), /own/);
  });

  it('ends with the error of the limit after it', async () => {
    const clock = new FakeClock();
    const work = withTimeLimit(clock, 5, never, timeout);
    const rejected = assert.rejects(work, /too late/);
    await clock.advance(5);
    await rejected;
  });
});

describe('work until it is canceled', () => {
  it('ends with its result, or as soon as it is canceled', async () => {
    const controller = new AbortController();
    assert.equal(await untilAborted(Promise.resolve(1), controller.signal), 1);
    assert.equal(await untilAborted(Promise.resolve(1), undefined), 1);
    const rejected = assert.rejects(untilAborted(never, controller.signal), { kind: 'canceled' });
    controller.abort();
    await rejected;
    await assert.rejects(untilAborted(never, controller.signal), { kind: 'canceled' });
  });
});
