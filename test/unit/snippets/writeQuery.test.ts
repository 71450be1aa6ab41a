import assert from 'node:assert/strict';
import type { QueryEntry } from '../../../src/core/operations/buildRequest';
import type { Slot } from '../../../src/core/operations/exampleValue';
import { toPlain, toSnippet } from '../../../src/core/snippets/codeWriter';
import { encodedQuery, inlineQuery } from '../../../src/core/snippets/writeQuery';

const given: QueryEntry = { name: 'name', value: { kind: 'given', value: 'a b', encoded: 'a%20b' } };
const slot = (value: Partial<Slot>): QueryEntry => ({
  name: 'x',
  value: { kind: 'slot', index: 1, name: 'x', type: 'string', sample: 's', ...value },
});

describe('a query', () => {
  const inline: [string, readonly QueryEntry[], string | undefined][] = [
    ['none', [], ''],
    ['given values', [given, given], '?name=a%20b&name=a%20b'],
    ['a number', [given, slot({ type: 'integer', sample: 7 })], '?name=a%20b&x=7'],
    ['a list of numbers', [slot({ type: 'integer', sample: '1,2', list: true })], '?x=1,2'],
    ['plain choices', [slot({ sample: 'a', choices: ['a', 'b.c'] })], '?x=a'],
    ['choices that must be encoded', [slot({ sample: 'a', choices: ['a', '{{b}}'] })], undefined],
    ['free text', [slot({})], undefined],
  ];
  for (const [name, query, text] of inline)
    it(`of ${name} ${text === undefined ? 'is encoded by the program' : 'is inline'}`, () => {
      const code = inlineQuery(query);
      assert.equal(code === undefined ? undefined : toPlain(code, ''), text);
    });

  it('has the prefix only if there is an entry', () => {
    assert.equal(toPlain(inlineQuery([], '') ?? '', ''), '');
    assert.equal(toPlain(inlineQuery([given], '') ?? '', ''), 'name=a%20b');
  });

  it('has encoded samples and choices', () => {
    const query = encodedQuery([slot({ sample: '{{a}}\n', choices: ['{{a}}\n', 'b c'] })]);
    assert.equal(toSnippet(query), '?x=${1|%7B%7Ba%7D%7D%0A,b%20c|}$0');
  });
});
