import assert from 'node:assert/strict';
import { waitUntil } from '../../../src/core/session/waitUntil';
import { FakeClock } from '../fakes';

const SECOND = 1000;

function start(ms: number) {
  const clock = new FakeClock();
  const controller = new AbortController();
  const state = { done: false };
  const wait = waitUntil(clock, clock.now() + ms, controller.signal).then(() => (state.done = true));
  return { clock, controller, state, wait };
}

describe('waiting', () => {
  it('ends at its time', async () => {
    const { clock, state } = start(60 * SECOND);
    await clock.advance(60 * SECOND - 1);
    assert.equal(state.done, false);
    await clock.advance(1);
    assert.equal(state.done, true);
  });

  it('ends soon after a sleep of the machine', async () => {
    const { clock, state } = start(600 * SECOND);
    clock.sleep(600 * SECOND);
    await clock.advance(5 * SECOND);
    assert.equal(state.done, true);
  });

  it('takes no longer if the clock is set back', async () => {
    const { clock, state } = start(60 * SECOND);
    await clock.advance(10 * SECOND);
    clock.set(-3600 * SECOND);
    await clock.advance(55 * SECOND);
    assert.equal(state.done, true);
  });

  it('can be canceled, before it begins too', async () => {
    const { controller, wait } = start(60 * SECOND);
    controller.abort();
    await assert.rejects(wait, { kind: 'canceled' });
    await assert.rejects(waitUntil(new FakeClock(), 0, controller.signal), { kind: 'canceled' });
  });
});

describe('a pause', () => {});
