import assert from 'node:assert/strict';
import { checkLifetime, type LifetimeCheck } from '../../../src/core/auth/tokenLifetime';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const now = Date.parse('2026-11-24T12:00:00.000Z');

describe('when a token that was just issued expires', () => {
  const table: [lifetime: number, isTimeKnown: boolean, kind: LifetimeCheck['kind']][] = [
    [80 * MINUTE, true, 'plausible'],
    [DAY, false, 'plausible'],
    [0, true, 'implausible'],
    [0, false, 'wrong-clock'],
    [-90 * MINUTE, false, 'wrong-clock'],
    [-90 * MINUTE, true, 'implausible'],
    [-3 * DAY, false, 'implausible'],
    [8 * DAY, true, 'implausible'],
    [8 * DAY, false, 'implausible'],
  ];
  for (const [lifetime, isTimeKnown, kind] of table)
    it(`${lifetime / MINUTE} minutes from now is ${kind}, if the time is ${isTimeKnown ? '' : 'un'}known`, () =>
      assert.equal(checkLifetime(now + lifetime, now, isTimeKnown).kind, kind));

  it('shows the time of the service', () => {
    assert.deepEqual(checkLifetime(now - 40 * MINUTE, now, false), {
      kind: 'wrong-clock',
      serviceTime: now - 120 * MINUTE,
    });
  });
});
