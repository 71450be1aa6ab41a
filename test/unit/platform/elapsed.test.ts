import assert from 'node:assert/strict';
import { elapsedSince, momentOf } from '../../../src/core/platform/elapsed';
import { FakeClock } from '../fakes';

describe('the time that has passed', () => {
  const table: [string, (clock: FakeClock) => void, number][] = [
    ['nothing', () => undefined, 0],
    ['a minute', (clock) => clock.block(60_000), 60_000],
    ['a sleep', (clock) => clock.sleep(60_000), 60_000],
    ['a clock that was set back', (clock) => clock.set(-60_000), 0],
    ['a clock that was set forward, which looks like a sleep', (clock) => clock.set(60_000), 60_000],
  ];
  for (const [name, happen, expected] of table)
    it(`is ${expected} ms after ${name}`, () => {
      const clock = new FakeClock();
      const start = momentOf(clock);
      happen(clock);
      assert.equal(elapsedSince(clock, start), expected);
    });
});
