import assert from 'node:assert/strict';
import { enclosing } from '../../../src/core/snippets/enclosing';
import * as syntaxes from '../../../src/core/snippets/syntaxes';

/** What this means for a token: environmentReference.test.ts. */
const cases: Readonly<Record<keyof typeof syntaxes, readonly (readonly [code: string, text: string])[]>> = {
  javascript: [
    ['x = `a ${"b"} AAA`', '`'],
    ['x = /["`]/; AAA', ''],
    ['// it`s\nAAA', ''],
  ],
  python: [
    ['x = """a\nAAA"""', '"""a\nAAA"""'],
    ["# it's\nAAA", ''],
  ],
  csharp: [
    ['var x = $"{Get("a")} AAA";', '$"'],
    ['var x = @"a\\"; AAA', ''],
  ],
  go: [
    ['x := `a\nAAA`', '`a\nAAA`'],
    ["x := '\"'; AAA", ''],
  ],
  powershell: [
    ['$x = "a $(b) AAA"', '"'],
    ["<# it's #> AAA", ''],
  ],
  shell: [
    ["curl 'a AAA'", "'a AAA'"],
    ["[ $# -gt 0 ] && echo it\\'s AAA", ''],
    ['echo "$(a) AAA"', '"'],
  ],
};

describe('the syntax of', () => {
  for (const [language, codes] of Object.entries(cases))
    for (const [code, text] of codes)
      it(`${language}: ${JSON.stringify(code)}`, () => {
        const start = code.indexOf('AAA');
        const syntax = syntaxes[language as keyof typeof syntaxes];
        assert.equal(enclosing(code, { start, end: start + 3 }, syntax).text, text);
      });
});
