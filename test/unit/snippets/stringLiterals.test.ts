import assert from 'node:assert/strict';
import vm from 'node:vm';
import fc from 'fast-check';
import { jsString, jsonString, powershellString, shellString } from '../../../src/core/snippets/stringLiterals';
import { hostile } from '../operations/fixture';

/** Any sequence of UTF-16 units, half characters too, with the troublesome ones often. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0, max: 127 }),
      fc.constantFrom(39, 92, 96, 36, 34, 123, 10),
    ),
  )
  .map((units) => String.fromCharCode(...units));

/** The rules of a double-quoted string that are used: a backtick escapes the next character, `$([char]N)` is one unit. */
function readPowerShell(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith("'")) {
    assert.ok(!/(?<!')'(?:'')*(?!')/.test(inner), 'a single quote');
    return inner.replaceAll("''", "'");
  }
  return inner.replace(/`(.)|\$\(\[char\](\d+)\)|[`"$]/g, (match, plain?: string, unit?: string) => {
    assert.ok(plain !== undefined || unit !== undefined, match);
    return plain ?? String.fromCharCode(Number(unit));
  });
}

const context = vm.createContext({});
const quoters: Record<string, [write: (text: string) => string, read: (literal: string) => unknown]> = {
  JavaScript: [jsString, (literal) => vm.runInContext(literal, context) as unknown],
  'JSON, Python and C#': [jsonString, JSON.parse],
  PowerShell: [powershellString, readPowerShell],
  'the shell': [shellString, (literal) => literal.slice(1, -1).replaceAll("'\\''", "'")],
};

for (const [language, [write, read]] of Object.entries(quoters)) {
  const check = (text: string) => {
    const literal = write(text);
    assert.equal(read(literal), text);
    // The shell has no escapes; it is given only what has none to begin with.
    if (write !== shellString) assert.doesNotMatch(literal, /[\p{Cc}\p{Cs}\u2028\u2029\u202e\ufeff]/u);
  };

  describe(`a literal of ${language}`, () => {
    for (const text of hostile) it(`is exact for ${JSON.stringify(text.slice(0, 30))}`, () => check(text));

    it('is exact for every string, on one line, without raw control characters', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          check(text);
        }),
        { numRuns: 100 },
      );
    });
  });
}

it('a PowerShell literal is ASCII: 5.1 reads files in the code page of the system', () => {
  assert.match(powershellString('Zoë ‘x’ 🚀'), /^[\x20-\x7e]+$/);
});

it('a JavaScript literal cannot end the script of a page', () => {
  assert.doesNotMatch(jsString('</script><!--'), /<[/!]/);
});
