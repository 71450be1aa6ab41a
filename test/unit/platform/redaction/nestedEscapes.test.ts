import assert from 'node:assert/strict';
import { codePointOf, lengthOf, unitsOf } from '../../../../src/core/platform/redaction/escapes';
import { readEscapes } from '../../../../src/core/platform/redaction/nestedEscapes';

const read = (text: string, at = 0) =>
  readEscapes(unitsOf(text), at).map((escape) => [String.fromCodePoint(codePointOf(escape)), lengthOf(escape)]);

describe('an escape sequence that is escaped itself', () => {
  const table: readonly (readonly [text: string, readings: readonly (readonly [string, number])[]])[] = [
    ['x', []],
    ['%41', [['A', 3]]],
    [
      '%2541',
      [
        ['%', 3],
        ['A', 5],
      ],
    ],
    [
      '%252541',
      [
        ['%', 3],
        ['%', 5],
        ['A', 7],
      ],
    ],
    [
      '&amp;quot;',
      [
        ['&', 5],
        ['"', 10],
      ],
    ],
    [
      String.raw`\\u0041`,
      [
        ['\\', 2],
        ['A', 7],
      ],
    ],
    [
      String.raw`\u0026#65;`,
      [
        ['&', 6],
        ['A', 10],
      ],
    ],
    [
      '%26%2365%3B',
      [
        ['&', 3],
        ['A', 11],
      ],
    ],
    [
      '%2B',
      [
        ['+', 3],
        [' ', 3],
      ],
    ],
    [
      '\\'.repeat(20),
      [
        ['\\', 2],
        ['\\', 4],
        ['\\', 8],
        ['\\', 16],
      ],
    ],
  ];
  for (const [text, readings] of table) it(text, () => assert.deepEqual(read(text), readings));

  it('is read from its index', () =>
    assert.deepEqual(read('%%2541', 1), [
      ['%', 3],
      ['A', 5],
    ]));
});
