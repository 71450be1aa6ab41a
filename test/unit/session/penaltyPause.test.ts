import assert from 'node:assert/strict';
import { pauseUntil } from '../../../src/core/session/penaltyPause';
import { FakeClock, settle } from '../fakes';

const SECOND = 1000;

describe('the pause of a penalty', () => {
  it('announces its end and that it is over, when it is canceled too', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const announced: (number | undefined)[] = [];
    const options = { waitSignal: controller.signal, onPause: (until: number | undefined) => announced.push(until) };
    const pause = pauseUntil(clock, clock.now() + SECOND, options);
    await settle();
    assert.deepEqual(announced, [clock.now() + SECOND]);
    controller.abort();
    await assert.rejects(pause, { kind: 'canceled' });
    assert.equal(announced.length, 2);
    assert.equal(announced[1], undefined);
  });
});
