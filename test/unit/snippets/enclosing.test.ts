import assert from 'node:assert/strict';
import { enclosing, type Syntax } from '../../../src/core/snippets/enclosing';

/** Comments to the end of the line, whole strings, and braces that contain each other. */
const opens: Record<string, Syntax> = {};
const next = /#.*|'[^']*'|[{}]/g;
opens['{'] = { next, opens, closes: '}' };
const syntax: Syntax = { next, opens };

describe('what contains a part of the code', () => {
  for (const [code, text] of [
    ['a AAA', ''],
    ["'x' AAA", ''],
    ["'x AAA'", "'x AAA'"],
    ['# x AAA', '# x AAA'],
    ['# x\nAAA', ''],
    ['{ AAA', '{'],
    ['{ } AAA', ''],
    ["{ '}' AAA }", '{'],
    ['} AAA', ''],
    ['# {\n{ { } AAA', '{'],
  ] as const)
    it(`of ${JSON.stringify(code)}`, () => {
      const start = code.indexOf('AAA');
      assert.equal(enclosing(code, { start, end: start + 3 }, syntax).text, text);
    });
});
