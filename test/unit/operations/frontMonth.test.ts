import assert from 'node:assert/strict';
import { frontMonth } from '../../../src/core/operations/frontMonth';

const at = (text: string) => Date.parse(`${text}Z`);

describe('the front month', () => {
  const cases: readonly (readonly [root: string, now: string, expected: string])[] = [
    // The third Friday of December 2026 is the 18th.
    ['MES', '2026-11-28T12:00', 'MESZ6'],
    ['MES', '2026-12-09T23:59', 'MESZ6'],
    ['MES', '2026-12-10T00:00', 'MESH7'],
    ['mnq', '2026-12-31T23:59', 'MNQH7'],
    ['ES', '2027-01-01T00:00', 'ESH7'],
    ['ES', '2029-12-20T00:00', 'ESH0'],
    ['6E', '2026-12-08T12:00', '6EZ6'],
    ['6E', '2026-12-09T12:00', '6EH7'],
    // The first notice is on November 30, and the 26th is no business day.
    ['ZN', '2026-11-23T12:00', 'ZNZ6'],
    ['ZN', '2026-11-24T12:00', 'ZNH7'],
    // October is not traded much.
    ['GC', '2026-08-28T12:00', 'GCZ6'],
    ['GC', '2026-11-28T12:00', 'GCG7'],
    ['ZS', '2026-11-28T12:00', 'ZSF7'],
    // Crude oil expires in the month before.
    ['CL', '2026-11-12T12:00', 'CLZ6'],
    ['CL', '2026-11-13T12:00', 'CLF7'],
    ['CL', '2026-12-10T12:00', 'CLF7'],
    ['CL', '2026-12-15T12:00', 'CLG7'],
    ['NG', '2026-12-15T12:00', 'NGF7'],
    ['NG', '2026-12-29T12:00', 'NGG7'],
    ['MBT', '2026-12-21T12:00', 'MBTZ6'],
    ['MBT', '2026-12-22T12:00', 'MBTF7'],
  ];
  for (const [root, now, expected] of cases)
    it(`of ${root} at ${now} is ${expected}`, () => assert.equal(frontMonth(root, at(now)), expected));

  it('is unknown for another product', () => assert.equal(frontMonth('XYZ', at('2026-11-28T12:00')), undefined));
});
