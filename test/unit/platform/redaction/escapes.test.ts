import assert from 'node:assert/strict';
import {
  codePointOf,
  isIntroducer,
  lengthOf,
  NONE,
  pack,
  readEscape,
  unitsOf,
} from '../../../../src/core/platform/redaction/escapes';

function read(text: string): readonly [string, number] | undefined {
  const escape = readEscape(unitsOf(text), 0);
  return escape === NONE ? undefined : [String.fromCodePoint(codePointOf(escape)), lengthOf(escape)];
}

describe('an escape sequence', () => {
  const table: readonly (readonly [text: string, character: string, length?: number])[] = [
    [String.raw`\"`, '"'],
    [String.raw`\/`, '/'],
    [String.raw`\n`, '\n'],
    [String.raw`\u00e4`, 'ä'],
    [String.raw`\u00E4`, 'ä'],
    [String.raw`\u{1F511}`, '🔑'],
    [String.raw`\x41`, 'A'],
    ['&amp;', '&'],
    ['&auml;', 'ä'],
    ['&#65;', 'A'],
    ['&#65x', 'A', 4],
    ['&#x00041;', 'A'],
    ['&#X1f511;', '🔑'],
    ['%41', 'A'],
    ['%c3%A4', 'ä'],
    ['%E6%97%A5', '日'],
    ['%F0%9F%94%91', '🔑'],
    ['%u00e4', 'ä'],
    ['+', ' '],
  ];
  for (const [text, character, length = text.length] of table)
    it(`${text} is ${JSON.stringify(character)}`, () => assert.deepEqual(read(text), [character, length]));

  for (const text of [
    '',
    'A',
    '\\',
    '\\u12',
    '\\q',
    '\\u{110000}',
    '%',
    '%4',
    '%zz',
    '%C3',
    '%C3x',
    '%FF',
    '&',
    '&;',
    '&nothing;',
    '&#;',
    '&#x110000;',
    '&amp',
  ])
    it(`${JSON.stringify(text)} is none`, () => assert.equal(read(text), undefined));

  it('begins with one of four characters', () =>
    assert.deepEqual(
      ['\\', '%', '&', '+', '#', 'u'].map((one) => isIntroducer(one.charCodeAt(0))),
      [true, true, true, true, false, false],
    ));

  it('stands for a code point', () =>
    assert.deepEqual([pack(NaN, 1), pack(-1, 1), pack(0x110000, 1)], [NONE, NONE, NONE]));
});
