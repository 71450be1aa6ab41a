import assert from 'node:assert/strict';
import JSON5 from 'json5';
import { COMPUTED } from '../../../../src/core/profile/importing/credentialSet';
import { stringAsJson5, templateAsJson5, wordAsJson5 } from '../../../../src/core/profile/importing/json5';

describe('a literal of JavaScript as JSON5', () => {
  const words: [string, string][] = [
    ['8', '8'],
    ['1.0', '1.0'],
    ['1_000', '1000'],
    ['12345678901234567890n', '12345678901234567890'],
    ['-.5', '-.5'],
    ['null', ''],
    ['true', ''],
    ['undefined', ''],
    ['0x10', COMPUTED],
    ['process.env.X', COMPUTED],
  ];
  for (const [word, value] of words) it(word, () => assert.equal(JSON5.parse(wordAsJson5(word)), value));

  // Each is also read as JavaScript, without running anything but a literal of this test.
  for (const string of [
    `'a"b'`,
    `"it's"`,
    `'\\'\\\\\\n\\x41\\u00e9'`,
    `'\\u{1f680}\\u{41}'`,
    `'a\\\nb'`,
    `'\u2028\u2029'`,
    `'\\q\\0'`,
  ])
    it(JSON.stringify(string), () =>
      // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
      assert.equal(JSON5.parse(stringAsJson5(string)), new Function(`return ${string}`)()),
    );

  for (const template of ['`a`', '`a"b\'`', '`a\nb\r\nc`', '`\\`\\${x}`', '`\\u{1f680}$`'])
    it(JSON.stringify(template), () =>
      // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
      assert.equal(JSON5.parse(templateAsJson5(template)), new Function(`return ${template}`)()),
    );

  it('a template with an expression is computed', () =>
    assert.equal(JSON5.parse(templateAsJson5('`a${b}`')), COMPUTED));
});
