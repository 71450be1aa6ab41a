import assert from 'node:assert/strict';
import { Reconnection } from '../../../../src/core/streams/connection/reconnection';
import { FakeClock, FakeNetwork } from '../../fakes';

class Attempts {
  readonly clock = new FakeClock();
  readonly network = new FakeNetwork();
  readonly random = () => 0.5;
  readonly reconnection = new Reconnection(this);

  plan(slowly = false): number {
    return this.reconnection.plan(slowly) - this.clock.now();
  }
}

describe('the next connection', () => {
  it('is 3 s after the last one at the earliest, and begins anew after a stable minute', async () => {
    const attempts = new Attempts();
    assert.equal(attempts.plan(), 1000);
    attempts.reconnection.noteConnected();
    await attempts.clock.advance(500);
    assert.deepEqual([attempts.plan(), attempts.plan(true)], [2500, 90_000]);
    await attempts.clock.advance(60_000);
    attempts.reconnection.noteEnded();
    assert.equal(attempts.plan(), 1000);
    attempts.clock.set(-3_600_000);
    assert.equal(attempts.plan(), 2000);
  });

  for (const [name, isNetworkLoss, expected] of [
    ['comes with the network', true, true],
    ['does not, where the service ended it', false, undefined],
  ] as const) {
    it(name, async () => {
      const attempts = new Attempts();
      let done: boolean | undefined;
      const until = attempts.clock.now() + 60_000;
      const waiting = attempts.reconnection.wait(until, isNetworkLoss, new AbortController().signal);
      void waiting.then((result) => (done = result));
      attempts.network.comeBack();
      await attempts.clock.advance(1000);
      assert.equal(done, expected);
      await attempts.clock.advance(60_000);
      assert.equal(done, true);
    });
  }

  it('never comes once it is canceled', async () => {
    const attempts = new Attempts();
    const controller = new AbortController();
    const waiting = attempts.reconnection.wait(attempts.clock.now() + 1000, true, controller.signal);
    controller.abort();
    assert.equal(await waiting, false);
  });
});
