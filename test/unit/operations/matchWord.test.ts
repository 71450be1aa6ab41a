import assert from 'node:assert/strict';
import { indexText, matchWord } from '../../../src/core/operations/matchWord';

const match = (word: string, text: string, initials = true) => matchWord(word, indexText(text), initials);

describe('matchWord', () => {
  const ranges: readonly (readonly [word: string, text: string, ranges: readonly (readonly number[])[] | undefined])[] =
    [
      ['placeorder', 'placeOrder', [[0, 10]]],
      ['order', 'placeOrder', [[5, 10]]],
      [
        'plor',
        'placeOrder',
        [
          [0, 2],
          [5, 7],
        ],
      ],
      ['/order/pl', '/order/placeorder', [[0, 9]]],
      ['ace', 'placeOrder', [[2, 5]]],
      ['c', 'placeOrder', undefined],
      ['x', 'placeOrder', undefined],
    ];
  for (const [word, text, expected] of ranges)
    it(`${word} in ${text}`, () => assert.deepEqual(match(word, text)?.ranges, expected));

  it('prefers the whole text to a segment, a word, a beginning, initials and the middle', () => {
    const qualities = [
      match('order', 'order'),
      match('order', '/order/list'),
      match('order', 'placeOrder'),
      match('ord', 'placeOrder'),
      match('plor', 'placeOrder'),
      match('rde', 'placeOrder'),
    ].map((found) => found?.quality ?? 0);
    assert.deepEqual(
      qualities,
      qualities.toSorted((a, b) => b - a),
    );
    assert.equal(new Set(qualities).size, 6);
  });

  it('matches initials only if asked to', () => assert.equal(match('plor', 'placeOrder', false), undefined));
});
