import assert from 'node:assert/strict';
import { PenaltyWaits } from '../../../../src/core/streams/connection/penaltyWaits';
import { FakeClock } from '../../fakes';

describe('the waits of penalties', () => {
  it('are for one endpoint each, and end', async () => {
    const clock = new FakeClock();
    const waits = new PenaltyWaits(clock);
    waits.note('a/b', 5000);
    await clock.advance(2000);
    assert.deepEqual([waits.remaining('a/b'), waits.remaining('a/c')], [3000, 0]);
    clock.sleep(3000);
    assert.equal(waits.remaining('a/b'), 0);
  });
});
