import assert from 'node:assert/strict';
import { countdown, localTime, shortDuration, spokenDuration } from '../../../src/core/platform/durations';
import { englishText } from '../../../src/core/platform/text';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('durations', () => {
  const table: [number, string, string][] = [
    [-5 * SECOND, '0:00', '0 seconds'],
    [0, '0:00', '0 seconds'],
    [1, '0:01', '1 second'],
    [59 * SECOND, '0:59', '59 seconds'],
    [MINUTE, '1:00', '60 seconds'],
    [2 * MINUTE - 1, '2:00', '120 seconds'],
    [2 * MINUTE, '2m', '2 minutes'],
    [42 * MINUTE + 59 * SECOND, '42m', '42 minutes'],
    [HOUR, '1h 0m', '1 hour'],
    [HOUR + MINUTE, '1h 1m', '1 hour 1 minute'],
    [HOUR + 19 * MINUTE, '1h 19m', '1 hour 19 minutes'],
    [2 * HOUR + MINUTE, '2h 1m', '2 hours 1 minute'],
    [2 * HOUR + 19 * MINUTE, '2h 19m', '2 hours 19 minutes'],
    [25 * HOUR, '25h 0m', '25 hours'],
  ];
  for (const [ms, short, spoken] of table)
    it(`${ms} ms are ${short}`, () => {
      assert.equal(englishText(shortDuration(ms)), short);
      assert.equal(englishText(spokenDuration(ms)), spoken);
    });

  it('count down in whole seconds, rounded up', () => {
    assert.deepEqual([-1, 0, 1, 1000, 1001, 75_000].map(countdown), ['0:00', '0:00', '0:01', '0:01', '0:02', '1:15']);
  });

  it('show a time of day in the local time zone', () => {
    assert.equal(localTime(new Date(2026, 10, 24, 9, 5).getTime()), '09:05');
  });
});
