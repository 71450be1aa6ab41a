import assert from 'node:assert/strict';
import { plainArgs } from '../../plainArgs';
import { parseJson } from '../../../../src/core/requests/form/parseJson';

/** `line:column` that the problem names, or `end` for an incomplete text. */
function errorPosition(text: string): string | undefined {
  const { problem } = parseJson(text);
  if (problem === undefined) return undefined;
  const [, line, column] = plainArgs(problem);
  return line === undefined ? 'end' : `${line}:${column}`;
}

describe('JSON that a user types', () => {
  const sound: [string, unknown][] = [
    ['{"a": [1, null, "x"]}', { a: [1, null, 'x'] }],
    [' 1.5e3\n', 1500],
    ['"\\ud800"', '\ud800'],
    ['['.repeat(50) + ']'.repeat(50), JSON.parse('['.repeat(50) + ']'.repeat(50))],
  ];
  for (const [text, value] of sound)
    it(`is parsed: ${text.slice(0, 20)}`, () => assert.deepEqual(parseJson(text), { value }));

  const broken: [string, string][] = [
    ['', 'end'],
    ['{"year":2026', 'end'],
    ['[1,', 'end'],
    ['{"year":\n 2026,}', '2:7'],
    ['{"year":1,2:3}', '1:11'],
    ['{"year": abc}', '1:10'],
    ['{"a" 1}', '1:6'],
    ['[1 2]', '1:4'],
    ['[1,]', '1:4'],
    ['{}}', '1:3'],
    ['{"a":1} x', '1:9'],
    ['// c\n1', '1:1'],
    ["{'a': 1}", '1:2'],
    ['{"a": "x\ny"}', '1:7'],
    ['{"a": 01}', '1:8'],
    ['[NaN]', '1:2'],
    ['\ufeff1', '1:1'],
  ];
  for (const [text, where] of broken)
    it(`is broken at ${where}: ${JSON.stringify(text)}`, () => assert.equal(errorPosition(text), where));

  it('is refused when it is nested too deeply, whether it is complete or not', () => {
    const { problem } = parseJson('['.repeat(52) + ']'.repeat(52));
    assert.ok(problem);
    assert.deepEqual(parseJson('['.repeat(100_000)).problem, problem);
    assert.deepEqual(parseJson('{"a":'.repeat(100_000)).problem, problem);
  });

  for (const text of ['[12345678901234567890]', '[1e400]', '{"a": {"password": "x"}}', '{"a":1,"a":2}'])
    it(`is refused: ${text}`, () => assert.ok(parseJson(text).problem));
});
