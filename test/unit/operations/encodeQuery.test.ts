import assert from 'node:assert/strict';
import { encodeQuery, isUrlSafe, queryText } from '../../../src/core/operations/encodeQuery';
import type { Slot } from '../../../src/core/operations/exampleValue';

describe('encodeQuery', () => {
  const table: readonly (readonly [string, string])[] = [
    ['plain-_.~', 'plain-_.~'],
    ['a b&c=d', 'a%20b%26c%3Dd'],
    ["(it's!)*", '%28it%27s%21%29%2A'],
    ['1,2', '1,2'],
    ['ü', '%C3%BC'],
  ];
  for (const [text, encoded] of table) it(`${text} → ${encoded}`, () => assert.equal(encodeQuery(text), encoded));

  it('refuses a lone surrogate', () => assert.throws(() => encodeQuery('\ud83d'), { kind: 'invalid-input' }));
});

describe('queryText', () => {
  it('writes a list as one comma-separated text', () => assert.equal(queryText([1, 'a', true]), '1,a,true'));
  it('writes an object as JSON', () => assert.equal(queryText({ a: null }), '{"a":null}'));
});

describe('isUrlSafe', () => {
  const slot = (part: Partial<Slot>): Slot => ({
    kind: 'slot',
    index: 1,
    name: 'x',
    type: 'string',
    sample: '',
    ...part,
  });
  it('is true for numbers and simple choices only', () => {
    assert.ok(isUrlSafe(slot({ type: 'integer', list: true })));
    assert.ok(isUrlSafe(slot({ choices: ['Buy', 'Sell'] })));
    assert.ok(!isUrlSafe(slot({ choices: ['a b'] })));
    assert.ok(!isUrlSafe(slot({})));
  });
});
