import assert from 'node:assert/strict';
import type { Json, Slot, Value } from '../../../src/core/operations/exampleValue';
import { toSnippet } from '../../../src/core/snippets/codeWriter';
import { encodedSlot, hasVariables, quotedSlot, write, type Notation } from '../../../src/core/snippets/writeValue';
import { request } from '../operations/fixture';

const notation: Notation = {
  string: (text) => `<${text.replaceAll('!', '\\!')}>`,
  literal: (value) => `#${value}`,
  entry: (name, value) => [name, '=', value],
  variable: ({ variable }) => `env.${variable}`,
  object: { open: '(', close: ')', empty: '()' },
  array: { open: '[', close: ']' },
  separator: ';',
  trailingSeparator: false,
};
const slot: Slot = { kind: 'slot', index: 1, name: 'x', type: 'string', sample: 'a!' };

/** Members as those of a body: objects with entries, and values that are given. */
function entriesOf(value: object): readonly (readonly [string, Value])[] {
  return Object.entries(value).map(([name, inner]: [string, Json]) => [
    name,
    typeof inner === 'object' && inner !== null
      ? { kind: 'object', entries: entriesOf(inner) }
      : { kind: 'given', value: inner },
  ]);
}

describe('a value, written', () => {
  const table: [string, Value, string][] = [
    ['text', { kind: 'given', value: 'a!' }, '<a\\\\!>$0'],
    ['literals', { kind: 'given', value: [null, true, -1.5] }, '[#null; #true; #-1.5]$0'],
    ['nested', { kind: 'given', value: { a: { b: [] }, c: {} } }, '(\n\ta=(\n\t\tb=[]\n\t);\n\tc=()\n)$0'],
    ['a variable', { kind: 'variable', variable: 'X', numeric: false }, 'env.X$0'],
    ['a tab stop for text, inside its quotes', slot, '<${1:a\\\\!}>$0'],
    ['a tab stop with choices', { ...slot, choices: ['a!', 'b'] }, '<${1|a\\\\!,b|}>$0'],
    ['a tab stop for a number', { ...slot, type: 'integer', sample: 7 }, '${1:#7}$0'],
    ['a list with a tab stop', { kind: 'array', items: [slot] }, '[<${1:a\\\\!}>]$0'],
  ];
  for (const [name, value, source] of table) it(name, () => assert.equal(toSnippet(write(value, notation)), source));

  it('has separators after the last member and of its own, if the language wants them', () => {
    const value: Value = { kind: 'given', value: { a: 'x' } };
    assert.equal(toSnippet(write(value, { ...notation, trailingSeparator: true })), '(\n\ta=<x>;\n)$0');
    const two: Value = { kind: 'given', value: { a: 'x', b: 'y' } };
    const object = { open: '(', close: ')', separator: '' };
    assert.equal(toSnippet(write(two, { ...notation, object })), '(\n\ta=<x>\n\tb=<y>\n)$0');
  });

  it('has several members on a line if there are many, and an inner object on one', () => {
    const packing: Notation = { ...notation, membersBeforePacking: 2 };
    const object = (value: object) => toSnippet(write({ kind: 'object', entries: entriesOf(value) }, packing));
    const long = 'x'.repeat(80);
    assert.equal(object({ a: 1, b: { c: 2, d: { e: 3 } } }), '(\n\ta=#1;\n\tb=( c=#2; d=( e=#3 ) )\n)$0');
    assert.equal(object({ a: 1, b: 2, c: 3 }), '(\n\ta=#1; b=#2; c=#3\n)$0');
    assert.equal(
      object({ a: 1, b: long, c: 3, d: 4 }),
      `(\n\ta=#1; b=<${long}>;\n\tc=#3; d=#4\n)$0`.replace('; b', ';\n\tb'),
    );
    assert.equal(object({ a: { b: long, c: 1 } }), `(\n\ta=(\n\t\tb=<${long}>;\n\t\tc=#1\n\t)\n)$0`);
  });

  it('may be written differently where the user edits it', () => {
    const editable: Notation = { ...notation, editableString: (text) => `<${text.toUpperCase()}>` };
    assert.equal(toSnippet(write(slot, editable)), '<${1:A!}>$0');
  });

  it('is text or percent-encoded in a query', () => {
    assert.deepEqual(
      quotedSlot({ ...slot, type: 'integer', sample: 7 }, (text) => notation.string(text)),
      ['<', { index: 1, text: '7' }, '>'],
    );
    const { choices, ...encoded } = encodedSlot({ ...slot, sample: '{{ ', choices: ['{{ ', 'b'] });
    assert.deepEqual(encoded, { index: 1, text: '%7B%7B%20' });
    assert.deepEqual(choices?.(), ['%7B%7B%20', 'b']);
  });

  it('comes from environment variables in the token request alone', () => {
    assert.equal(hasVariables(request('accessTokenRequest')), true);
    for (const id of ['accountList', 'placeOrder']) assert.equal(hasVariables(request(id)), false);
  });
});
