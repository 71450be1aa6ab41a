import assert from 'node:assert/strict';
import { COMPUTED } from '../../../../src/core/profile/importing/credentialSet';
import { readLiteral, type LiteralNode } from '../../../../src/core/profile/importing/literal';
import { LiteralSource } from '../../../../src/core/profile/importing/scanner';

const read = (text: string, start = 0) => readLiteral(new LiteralSource(text), start);
/** An object or array as a list of its members. */
const plain = (node: LiteralNode): unknown =>
  'text' in node ? node.text : node.members.map(({ key, value }) => [key, plain(value)]);

describe('an object literal', () => {
  const table: [string, unknown][] = [
    ['{}', []],
    ['{a: 1, "b": \'2\', `c`: 3}', undefined],
    [
      '{a: 1.0, "b-c": `x`, 3: true,}',
      [
        ['a', '1.0'],
        ['b-c', 'x'],
        ['3', ''],
      ],
    ],
    [
      '{a: {b: [1, [2], {c: 3}]}}',
      [
        [
          'a',
          [
            [
              'b',
              [
                ['', '1'],
                ['', [['', '2']]],
                ['', [['c', '3']]],
              ],
            ],
          ],
        ],
      ],
    ],
    [
      '{a: f(1, {x}), b: "x" + y, c}',
      [
        ['a', COMPUTED],
        ['b', COMPUTED],
        ['c', COMPUTED],
      ],
    ],
    [
      '{...others, a: 1}',
      [
        ['', COMPUTED],
        ['a', '1'],
      ],
    ],
    [
      '{a: x => { return "}" }, b: 1}',
      [
        ['a', COMPUTED],
        ['b', '1'],
      ],
    ],
    ['{/* , */ a: 1 // }\n}', [['a', '1']]],
    [
      '{a: 1, a: 2, "\\u{61}": 3}',
      [
        ['a', '1'],
        ['a', '2'],
        ['a', '3'],
      ],
    ],
    ["{a: '\\u{110000}'}", undefined],
    ['{a 1}', undefined],
    ['{a: 1', undefined],
    ['{a: "open}', undefined],
    ['{a: [1}', undefined],
    ['[1]', undefined],
    ['{if (a) b}', undefined],
  ];
  for (const [text, value] of table)
    it(text, () => {
      const literal = read(text);
      assert.deepEqual(literal && plain(literal), value);
      if (literal) assert.deepEqual([literal.start, literal.end], [0, text.length]);
    });

  it('ends at its own bracket', () => assert.equal(read('x = {a: 1} + {b: 2}', 4)?.end, 10));

  it('knows where its values are', () => {
    const text = `x = { a: 'b' /* c */, d: { e : 1.0 } , f: [ 2 ] , g: h + 1 , i }`;
    const places = (node: LiteralNode): readonly string[] =>
      'text' in node ? [text.slice(node.start, node.end)] : node.members.flatMap(({ value }) => places(value));
    const literal = read(text, 4);
    assert.deepEqual(literal && places(literal), ["'b'", '1.0', '2', 'h + 1', 'i']);
    const groups = literal?.members.flatMap(({ value }) => ('text' in value ? [] : text.slice(value.start, value.end)));
    assert.deepEqual(groups, ['{ e : 1.0 }', '[ 2 ]']);
  });

  it('is limited in depth', () => {
    const nested = (depth: number) => '{a:'.repeat(depth) + '1' + '}'.repeat(depth);
    const isRead = (text: string) => {
      const literal = read(text);
      return literal !== undefined && JSON.stringify(plain(literal)).includes('"1"');
    };
    assert.deepEqual([isRead(nested(21)), isRead(nested(22))], [true, false]);
  });

  it('is limited by the budget of the source', () => {
    const source = new LiteralSource('{a: 1}');
    source.budget = 3;
    assert.equal(readLiteral(source, 0), undefined);
  });
});
