import assert from 'node:assert/strict';
import JSON5 from 'json5';
import { COMPUTED } from '../../../../src/core/profile/importing/credentialSet';
import { copyLiteral } from '../../../../src/core/profile/importing/literal';
import { LiteralSource } from '../../../../src/core/profile/importing/scanner';

const copy = (text: string, start = 0) => copyLiteral(new LiteralSource(text), start);

describe('the copy of an object literal', () => {
  const table: [string, unknown][] = [
    ['{}', {}],
    ['{a: 1, "b": \'2\', `c`: 3}', undefined],
    ['{a: 1.0, "b-c": `x`, 3: true,}', { a: '1.0', 'b-c': 'x', 3: '' }],
    ['{a: {b: [1, [2], {c: 3}]}}', { a: { b: ['1', ['2'], { c: '3' }] } }],
    ['{a: f(1, {x}), b: "x" + y, c}', { a: COMPUTED, b: COMPUTED, c: COMPUTED }],
    ['{...others, a: 1}', { a: '1' }],
    ['{a: x => { return "}" }, b: 1}', { a: COMPUTED, b: '1' }],
    ['{/* , */ a: 1 // }\n}', { a: '1' }],
    ['{a 1}', undefined],
    ['{a: 1', undefined],
    ['{a: "open}', undefined],
    ['{a: [1}', undefined],
    ['[1]', undefined],
    ['{if (a) b}', undefined],
  ];
  for (const [text, value] of table)
    it(text, () => {
      const literal = copy(text);
      assert.deepEqual(literal && JSON5.parse(literal.json5), value);
      if (literal) assert.equal(literal.end, text.length);
    });

  it('ends at its own bracket', () => assert.equal(copy('x = {a: 1} + {b: 2}', 4)?.end, 10));

  it('is limited in depth', () => {
    const nested = (depth: number) => '{a:'.repeat(depth) + '1' + '}'.repeat(depth);
    assert.ok(copy(nested(21))?.json5.includes('"1"'));
    assert.ok(!copy(nested(22))?.json5.includes('"1"'));
  });

  it('is limited by the budget of the source', () => {
    const source = new LiteralSource('{a: 1}');
    source.budget = 3;
    assert.equal(copyLiteral(source, 0), undefined);
  });
});
