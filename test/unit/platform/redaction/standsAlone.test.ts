import assert from 'node:assert/strict';
import { isAlone, isWholeString } from '../../../../src/core/platform/redaction/standsAlone';

const at = (text: string, part: string): [string, number, number] => [
  text,
  text.indexOf(part),
  text.indexOf(part) + part.length,
];

describe('a part that stands alone', () => {
  for (const text of ['2468', 'is 2468.', '(2468)', 'x=2468&y'])
    it(text, () => assert.equal(isAlone(...at(text, '2468')), true));
  for (const text of ['12468', '2468a', '2468_', '2468-01', '1.2468', '10:2468', 'ä2468'])
    it(`not in ${text}`, () => assert.equal(isAlone(...at(text, '2468')), false));
  it('may have anything around what is no word', () => assert.equal(isAlone(...at('x[ab]y', '[ab]')), true));
});

describe('a part that is a whole string', () => {
  for (const text of ['"2468"', '["2468", 1]', '{"x":"2468"}', String.raw`"{\"x\":\"2468\"}"`])
    it(text, () => assert.equal(isWholeString(...at(text, '2468')), true));
  for (const text of ['2468', '"2468 "', '{"2468" : 1}', '{"x":2468}'])
    it(`not in ${text}`, () => assert.equal(isWholeString(...at(text, '2468')), false));
});
