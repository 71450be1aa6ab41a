import assert from 'node:assert/strict';
import { escapeRegExp } from '../../../src/core/platform/escapeRegExp';

describe('a text in a regular expression', () => {
  for (const text of ['a.b', '(x|y)*+?', '^$', '[a]{2}\\', '-', 'plain'])
    it(`${text} matches itself alone`, () => {
      const whole = new RegExp(`^${escapeRegExp(text)}$`);
      assert.match(text, whole);
      for (const other of [`${text}x`, text.slice(1), 'axb', 'xx']) assert.doesNotMatch(other, whole);
    });
});
