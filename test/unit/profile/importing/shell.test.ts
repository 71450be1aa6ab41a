import assert from 'node:assert/strict';
import { COMPUTED } from '../../../../src/core/profile/importing/credentialSet';
import { shellWords } from '../../../../src/core/profile/importing/shell';

describe('the words of a shell command', () => {
  const table: [string, readonly string[]][] = [
    ['', []],
    ['a  b\tc', ['a', 'b', 'c']],
    ['\'a b\'c"d e"', ['a bcd e']],
    ["''", ['']],
    ['a \\\n b \\\r\n c ^\r\n d', ['a', 'b', 'c', 'd']],
    ["'it'\\''s'", ["it's"]],
    ['"a\\"b\\\\c\\d\\$e\\`f"', ['a"b\\c\\d$e`f']],
    ['"a\\\nb"', ['ab']],
    ["$'a\\n\\t\\'\\x41\\101\\u00e9\\ud83d\\ude80\\U0001f680\\e\\q'", ["a\n\t'AAé🚀🚀\x1bq"]],
    ['$', ['$']],
    ['"$5"', [COMPUTED]],
    ['"5$"', ['5$']],
    ['$HOME', [`${COMPUTED}OME`]],
    ['"a$(id)"', [`a${COMPUTED}id)`]],
    ['"`id`"', [`${COMPUTED}id${COMPUTED}`]],
  ];
  for (const [text, words] of table)
    it(JSON.stringify(text), () =>
      assert.deepEqual(
        shellWords(text, 0).map((word) => word.text),
        words,
      ),
    );

  for (const end of ['\n', ';', '|', '&', '<', '>', '(', "'open", '"open'])
    it(`end at ${JSON.stringify(end)}`, () =>
      assert.deepEqual(
        shellWords(`a b ${end} c`, 0).map((word) => word.text),
        ['a', 'b'],
      ));

  it('have offsets in the text', () =>
    assert.deepEqual(shellWords("x 'a' bc", 1), [
      { text: 'a', start: 2, end: 5 },
      { text: 'bc', start: 6, end: 8 },
    ]));
});
