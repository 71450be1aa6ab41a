import assert from 'node:assert/strict';
import { DAY_WEIGHT, timeMarkWeight } from '../../../src/webview/streams/chart/timeMarkWeight';

const MINUTE_MS = 60_000;

describe('a mark of the time axis', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env['TZ'];
    else process.env['TZ'] = TZ;
  });

  /** Local times of the bars that begin a day, of all bars of so many minutes. */
  const daysIn = (zone: string, from: string, to: string, minutes: number) => {
    process.env['TZ'] = zone;
    const found: string[] = [];
    const step = minutes * MINUTE_MS;
    for (let time = Date.parse(from) + step; time <= Date.parse(to); time += step)
      if (timeMarkWeight(time, time - step) >= DAY_WEIGHT) found.push(new Date(time).toString().slice(0, 21));
    return found;
  };

  it('is that of a day at midnight where the user is', () => {
    const days = (zone: string) => daysIn(zone, '2026-11-19T15:00:00Z', '2026-11-20T23:00:00Z', 15);
    assert.deepEqual(days('America/Chicago'), ['Fri Nov 20 2026 00:00']);
    assert.deepEqual(days('Asia/Kolkata'), ['Fri Nov 20 2026 00:00', 'Sat Nov 21 2026 00:00']);
    assert.deepEqual(days('UTC'), ['Fri Nov 20 2026 00:00']);
  });

  it('is right where the clocks change, and on a first bar after midnight', () => {
    const zone = 'America/Chicago';
    assert.deepEqual(daysIn(zone, '2026-11-01T04:30:00Z', '2026-11-02T12:00:00Z', 60), [
      'Sun Nov 01 2026 00:30',
      'Mon Nov 02 2026 00:30',
    ]);
    assert.deepEqual(daysIn(zone, '2026-03-08T05:00:00Z', '2026-03-09T12:00:00Z', 60), [
      'Sun Mar 08 2026 00:00',
      'Mon Mar 09 2026 00:00',
    ]);
  });

  it('is higher for a month and a year, and lower for a part of a day', () => {
    process.env['TZ'] = 'America/Chicago';
    const weight = (time: string, before: string) => timeMarkWeight(Date.parse(time), Date.parse(before));
    assert.deepEqual(
      [
        weight('2027-01-01T06:00:00Z', '2027-01-01T05:59:00Z'),
        weight('2026-12-01T06:00:00Z', '2026-12-01T05:59:00Z'),
        weight('2026-12-02T18:00:00Z', '2026-12-02T17:59:00Z'),
        weight('2026-12-02T19:00:00Z', '2026-12-02T18:59:00Z'),
        weight('2026-12-02T19:01:00Z', '2026-12-02T19:00:00Z'),
        weight('2026-12-02T19:01:00Z', '2026-12-02T19:01:00Z'),
      ],
      [70, 60, 33, 30, 20, 0],
    );
  });
});
