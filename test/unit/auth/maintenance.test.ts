import assert from 'node:assert/strict';
import { inMaintenance } from '../../../src/core/auth/maintenance';

describe('the maintenance window', () => {
  const table: [string, boolean][] = [
    ['2026-11-24T22:30:00Z', true], // Tuesday 16:30 in Chicago
    ['2026-11-24T23:00:00Z', false],
    ['2026-07-14T21:30:00Z', true], // the same in summer time
    ['2026-11-28T01:30:00Z', true], // Friday 19:30
    ['2026-11-28T02:00:00Z', false], // Friday 20:00
    ['2026-11-29T03:59:00Z', false], // Saturday 21:59
    ['2026-11-29T04:30:00Z', true], // Saturday 22:30
    ['2026-11-29T12:29:00Z', true], // Sunday 06:29
    ['2026-11-29T12:30:00Z', false],
  ];
  for (const [time, expected] of table)
    it(`${time}: ${expected}`, () => assert.equal(inMaintenance(Date.parse(time)), expected));
});
