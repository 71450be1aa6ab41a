import assert from 'node:assert/strict';
import { dialectById } from '../../src/core/snippets/dialects/index';
import { render } from '../../src/core/snippets/render';
import { skipFor } from '../skipFor';
import { baseUrl, request } from '../unit/operations/fixture';
import { everyOperation } from './every';
import { positions, texts } from './matrix';
import { grammar, lackingGrammars, type Grammar } from './treeSitter';

/** Source: "String literals", C# specification: the escapes that a regular string has. `undefined` for others than the ones in use. */
function readCsharp(literal: string): string | undefined {
  const short: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
  const inner = literal.slice(1, -1);
  if (!/^(?:[^\\"\p{Cc}\u2028\u2029]|\\(?:u[0-9a-f]{4}|[nrt"\\]))*$/u.test(inner)) return undefined;
  return inner.replace(/\\(?:u(.{4})|(.))/g, (_, unit?: string, one?: string) =>
    unit === undefined ? (short[one ?? ''] ?? '') : String.fromCharCode(parseInt(unit, 16)),
  );
}

/**
 * Source: "about_Quoting_Rules", PowerShell: typographic quotes end a string as straight ones do; between double quotes a
 * backtick takes the next character as it is, and `$(…)` is run; snippets use it for numbers only.
 */
function readPowerShell(literal: string): string | undefined {
  const inner = literal.slice(1, -1);
  if (literal.startsWith("'"))
    return /^(?:[^'‘’‚‛]|(['‘’‚‛])\1)*$/.test(inner) ? inner.replace(/(['‘’‚‛])\1/g, '$1') : undefined;
  if (!/^(?:[^`"“”„$]|`[`"$]|\$\(\[char\]\d+\))*$/.test(inner)) return undefined;
  return inner.replace(
    /`(.)|\$\(\[char\](\d+)\)/g,
    (_, plain?: string, unit?: string) => plain ?? String.fromCharCode(Number(unit)),
  );
}

const languages = [
  { dialect: 'csharp', language: 'c-sharp', literal: 'string_literal', read: readCsharp },
  { dialect: 'csharp-websocket', language: 'c-sharp', literal: 'string_literal', read: readCsharp },
  { dialect: 'powershell', language: 'powershell', literal: 'string_literal', read: readPowerShell },
] as const;

for (const { dialect: id, language, literal, read } of languages) {
  const dialect = dialectById(id);
  assert.ok(dialect);

  describe(`${dialect.label}, read by a grammar of the language`, function () {
    this.timeout(60_000);
    let parser: Grammar | undefined;

    before(async function () {
      if (lackingGrammars !== undefined) skipFor(this, `${dialect.label}: ${lackingGrammars}`);
      parser = await grammar(language);
    });

    it('parses for all operations', () => {
      const wrong = everyOperation(id).filter(({ plain }) => parser?.hasError(plain));
      assert.deepEqual(
        wrong.map((each) => each.id),
        [],
      );
    });

    for (const text of texts)
      it(`has ${JSON.stringify(text.slice(0, 30))} as one literal in body and query, given or learned from a response`, () => {
        assert.ok(parser);
        const token = { kind: 'literal', value: 'invented-token' } as const;
        const { 'learned from a response, in the query': inQuery, 'learned from a response, in the body': inBody } =
          positions;
        const requests = [request('placeOrder', { values: { symbol: text } })];
        if (inBody.takes?.(text)) requests.push(inBody.make(text, baseUrl, '').data);
        // What is safe in a URL is part of the URL, without its own literal.
        if (inQuery.takes?.(text) && !/^[\w.~-]+$/.test(text)) requests.push(inQuery.make(text, baseUrl, '').data);
        for (const data of requests) {
          const { plain } = render(data, { dialect, token });
          assert.equal(parser.hasError(plain), false, plain.slice(0, 2000));
          const literals = parser.literals(plain, literal);
          assert.ok(
            literals.some((each) => read(each) === text),
            `not among ${literals.join(' ').slice(0, 2000)}`,
          );
        }
      });
  });
}
