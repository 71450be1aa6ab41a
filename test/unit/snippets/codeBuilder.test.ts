import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  block,
  countStops,
  indented,
  lines,
  nested,
  toPlain,
  toSnippet,
  type CodeNode,
} from '../../../src/core/snippets/codeBuilder';
import { plainOf, readSnippet, type Piece } from './grammar';

const text = fc.string({
  unit: fc.constantFrom('$', '}', '{', '\\', '|', ',', ':', '1', '0', 'x', ' ', "'", 'é', '🚀'),
});
const choice = fc.string({ unit: fc.constantFrom('$', '}', '{', '\\', '|', ',', 'x'), minLength: 1 });
const stop = fc.oneof(
  text.map((sample) => ({ index: 1, text: sample })),
  fc.array(choice, { minLength: 1 }).map((choices) => ({ index: 1, text: choices[0] ?? '', choices })),
);

/** Neighbouring texts as one, indices in order: what the grammar cannot tell apart. */
function normalized(parts: readonly (string | Piece)[]): Piece[] {
  const pieces: Piece[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (typeof part === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + part;
    else if (part !== '') pieces.push(part);
  }
  return pieces;
}

describe('code with tab stops', () => {
  it('is the same after VS Code has read it, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, stop)), (parts) => {
        const read = readSnippet(toSnippet(parts));
        assert.deepEqual(read, normalized([...parts, { index: 0, text: '' }]));
        assert.equal(plainOf(read), toPlain(parts, '  '));
      }),
      { numRuns: 500 },
    );
  });

  const table: [string, CodeNode, string][] = [
    ['text', 'a$b}c\\d', 'a\\$b\\}c\\\\d$0'],
    ['a placeholder', ['x', { index: 1, text: '$}' }], 'x${1:\\$\\}}$0'],
    ['an empty placeholder', [{ index: 2, text: '' }], '${2}$0'],
    ['choices', [{ index: 1, text: 'a,b', choices: ['a,b', 'c|d', 'e\\', '$}'] }], '${1|a\\,b,c\\|d,e\\\\,$}|}$0'],
  ];
  for (const [name, code, source] of table) it(`writes ${name}`, () => assert.equal(toSnippet(code), source));

  it('indents by tabs for an editor and by its own step in plain text', () => {
    const parts = [block('{', [nested('a', ['b']), '', indented(lines('c', 'd'))], '}'), { index: 1, text: '' }];
    assert.equal(toSnippet(parts), '{\n\ta\n\t\tb\n\n\tc\n\t\td\n\\}${1}$0');
    assert.equal(toPlain(parts, '  '), '{\n  a\n    b\n\n  c\n    d\n}');
    assert.equal(countStops(parts), 1);
  });
});
