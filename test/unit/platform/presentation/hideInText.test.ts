import assert from 'node:assert/strict';
import { hideInText, hideValues, mapStrings } from '../../../../src/core/platform/presentation/hideInText';

const M = '••••••';

describe('a text on a shared screen', () => {
  const texts: [string, string][] = [
    ['"accountSpec": "DEMO12"', `"accountSpec": "${M}"`],
    ["accountSpec: 'DEMO12',", `accountSpec: '${M}',`],
    ['AccountId = 12;', `AccountId = ${M};`],
    ['?accountId=12&x=1', `?accountId=${M}&x=1`],
    [String.raw`{\"accountId\":12,\"amount\":\"5\"}`, String.raw`{\"accountId\":${M},\"amount\":\"${M}\"}`],
    ['const accountId = null', 'const accountId = null'],
    ['symbol: "MESZ6", price: 5', 'symbol: "MESZ6", price: 5'],
  ];
  for (const [text, expected] of texts)
    it(`hides ${text}`, () => {
      assert.equal(hideInText(text, []), expected);
    });

  it('hides known values where they stand alone, the longest first', () => {
    const values = ['DEMO1', 'DEMO12', '98765', '12', 'A', 'a.b'];
    assert.equal(
      hideValues('DEMO12 of demo1, 98765, not 12 or A or XDEMO1 or 987651 or axb', values),
      `${M} of ${M}, ${M}, not 12 or A or XDEMO1 or 987651 or axb`,
    );
  });

  it('is any string within data, keys excepted', () => {
    const data = { a: ['x', { x: 'x' }], n: 1, u: undefined };
    assert.deepEqual(
      mapStrings(data, () => 'y'),
      { a: ['y', { x: 'y' }], n: 1, u: undefined },
    );
  });
});
