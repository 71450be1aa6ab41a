import assert from 'node:assert/strict';
import { dialectById } from '../../src/core/snippets/dialects';
import { render } from '../../src/core/snippets/render';
import { hostile, request } from '../unit/operations/fixture';
import { everyOperation } from './every';
import { grammar, lackingGrammars, type Grammar } from './treeSitter';

/** Source: "String literals", C# specification: the escapes that a regular string has. */
function readCsharp(literal: string): string {
  const short: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
  return literal.slice(1, -1).replace(/\\(?:u([0-9a-f]{4})|(.))/g, (all, unit?: string, one?: string) => {
    const character = unit === undefined ? short[one ?? ''] : String.fromCharCode(parseInt(unit, 16));
    assert.ok(character !== undefined, `no escape of C#: ${all}`);
    return character;
  });
}

/** Source: "about_Quoting_Rules", PowerShell: typographic quotes count as straight ones; a backtick takes the next as it is. */
function readPowerShell(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith("'")) {
    assert.doesNotMatch(inner.replaceAll("''", ''), /['‘’‚‛]/, 'a quote stands alone');
    return inner.replaceAll("''", "'");
  }
  return inner.replace(/`(.)|\$\(\[char\](\d+)\)|[`"“”„$]/g, (all, plain?: string, unit?: string) => {
    assert.ok(plain !== undefined || unit !== undefined, `special in a string: ${all}`);
    return plain ?? String.fromCharCode(Number(unit));
  });
}

const languages = [
  { dialect: 'csharp', language: 'c-sharp', literal: 'string_literal', read: readCsharp },
  { dialect: 'powershell', language: 'powershell', literal: 'string_literal', read: readPowerShell },
] as const;

for (const { dialect: id, language, literal, read } of languages) {
  const dialect = dialectById(id);
  assert.ok(dialect);

  describe(`${dialect.label}, read by a grammar of the language`, function () {
    this.timeout(60_000);
    let parser: Grammar | undefined;

    before(async function () {
      if (lackingGrammars !== undefined) return this.skip();
      parser = await grammar(language);
    });

    it('parses for all operations', () => {
      const wrong = everyOperation(id).filter(({ plain }) => parser?.hasError(plain));
      assert.deepEqual(
        wrong.map((each) => each.id),
        [],
      );
    });

    for (const text of hostile)
      it(`has ${JSON.stringify(text.slice(0, 30))} as one literal in body and query`, () => {
        const token = { kind: 'literal', value: 'invented-token' } as const;
        const typed = /^[^\p{Cc}\p{Zl}\p{Zp}]+$/u.test(text)
          ? [request('contractFind', { known: { name: [text] } })]
          : [];
        for (const data of [request('placeOrder', { values: { symbol: text } }), ...typed]) {
          const { plain } = render(data, { dialect, token });
          assert.equal(parser?.hasError(plain), false, plain.slice(0, 2000));
          const literals = (parser?.literals(plain, literal) ?? []).filter(
            (each) => !each.includes('EscapeDataString'),
          );
          assert.ok(literals.map(read).includes(text), `not among ${literals.join(' ').slice(0, 2000)}`);
        }
      });
  });
}
