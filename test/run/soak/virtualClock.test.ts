import assert from 'node:assert/strict';
import { TICK_MS, VirtualClock } from '../../soak/virtualClock';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the virtual clock of the soak', () => {
  it('rings each timer in its turn, with the clock at its moment', async () => {
    const clock = new VirtualClock(0);
    const rung: string[] = [];
    const note = (name: string) => rung.push(`${name} ${clock.now()} ${clock.monotonic()}`);
    clock.setTimer(3 * TICK_MS, () => note('late'));
    clock.setTimer(1, () => {
      note('early');
      clock.setTimer(TICK_MS, () => note('of the early one'));
    });
    clock.setTimer(2 * TICK_MS, () => note('never')).dispose();
    assert.equal(clock.nextDue, TICK_MS);
    await clock.advance(5 * TICK_MS, settled);
    assert.deepEqual(rung, ['early 2000 2000', 'of the early one 4000 4000', 'late 6000 6000']);
    assert.deepEqual([clock.now(), clock.pending, clock.nextDue], [5 * TICK_MS, 0, undefined]);
  });

  it('rings at once what needs no time', async () => {
    const clock = new VirtualClock(0);
    let rung = 0;
    clock.setTimer(0, () => rung++);
    await settled();
    assert.deepEqual([rung, clock.now()], [1, 0]);
  });

  it('sleeps: timers stand still and durations stop', async () => {
    const clock = new VirtualClock(0);
    let rungAt = 0;
    clock.setTimer(TICK_MS, () => (rungAt = clock.now()));
    clock.sleep(10 * TICK_MS);
    assert.deepEqual([clock.now(), clock.monotonic(), rungAt], [10 * TICK_MS, 0, 0]);
    await clock.advance(12 * TICK_MS, settled);
    assert.equal(rungAt, 11 * TICK_MS);
  });
});
