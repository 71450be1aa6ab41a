import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  block,
  CachedCode,
  indented,
  lines,
  nested,
  type CodeNode,
  type TabStop,
} from '../../../src/core/snippets/codeBuilder';
import { toPlain, toSnippet } from '../../../src/core/snippets/codeWriter';
import { plainOf, readSnippet, type Piece } from './grammar';

type Part = string | TabStop;

const text = fc.string({
  unit: fc.constantFrom('$', '}', '{', '\\', '|', ',', ':', '1', '0', 'x', ' ', "'", 'é', '🚀'),
});
const choice = fc.string({ unit: fc.constantFrom('$', '}', '{', '\\', '|', ',', 'x'), minLength: 1 });
const tabStop = fc.oneof(
  text.map((sample) => ({ index: 1, text: sample })),
  fc.array(choice, { minLength: 1 }).map((choices) => ({ index: 1, text: choices[0] ?? '', choices: () => choices })),
);

/** Joins neighboring texts, between which the grammar sees no difference. */
function normalized(parts: readonly Part[]): Piece[] {
  const pieces: Piece[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (typeof part === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + part;
    else if (typeof part !== 'string') pieces.push(pieceOf(part));
    else if (part !== '') pieces.push(part);
  }
  return pieces;
}

function pieceOf({ choices, ...tabStop }: TabStop): Piece {
  return choices ? { ...tabStop, choices: choices() } : tabStop;
}

describe('code with tab stops', () => {
  it('is the same after VS Code has read it, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, tabStop)), (parts) => {
        const read = readSnippet(toSnippet(parts));
        assert.deepEqual(read, normalized([...parts, { index: 0, text: '' }]));
        assert.equal(plainOf(read), toPlain(parts, '  '));
      }),
      { numRuns: 50 },
    );
  });

  const table: [string, CodeNode, string][] = [
    ['text', 'a$b}c\\d', 'a\\$b\\}c\\\\d$0'],
    ['a placeholder', ['x', { index: 1, text: '$}' }], 'x${1:\\$\\}}$0'],
    ['an empty placeholder', [{ index: 2, text: '' }], '${2}$0'],
    [
      'choices',
      [{ index: 1, text: 'a,b', choices: () => ['a,b', 'c|d', 'e\\', '$}'] }],
      '${1|a\\,b,c\\|d,e\\\\,$}|}$0',
    ],
    ['cached code', new CachedCode('$x'), '\\$x$0'],
  ];
  for (const [name, code, source] of table) it(`writes ${name}`, () => assert.equal(toSnippet(code), source));

  it('is indented with tabs for an editor and with its own step in plain text', () => {
    const parts = [block('{', [nested('a', ['b']), '', indented(lines('c', 'd'))], '}'), { index: 1, text: '' }];
    assert.equal(toSnippet(parts), '{\n\ta\n\t\tb\n\n\tc\n\t\td\n\\}${1}$0');
    assert.equal(toPlain(parts, '  '), '{\n  a\n    b\n\n  c\n    d\n}');
  });

  it('has cached code at the indentation of each place', () => {
    const cached = new CachedCode(nested('if', ['x']));
    for (let times = 0; times < 2; times++) {
      assert.equal(toPlain([cached, '\n', block('{', [cached], '}')], '  '), 'if\n  x\n{\n  if\n    x\n}');
      assert.equal(toPlain(cached, '    '), 'if\n    x');
    }
  });
});
