import assert from 'node:assert/strict';
import { decimalsOf, plainDecimal } from '../../../src/core/platform/decimals';

describe('decimals', () => {
  it('of tick sizes are counted', () =>
    assert.deepEqual([1, 0.25, 0.01, 1 / 32, 0.0000005, 5].map(decimalsOf), [0, 2, 2, 5, 7, 0]));

  const prices: readonly (readonly [price: number, text: string])[] = [
    [6900, '6900'],
    [-37.5, '-37.5'],
    [0.0068505, '0.0068505'],
    [0.000001, '0.000001'],
    [0.0000005, '0.0000005'],
    [-0.0000125e-2, '-0.000000125'],
    [0, '0'],
  ];
  for (const [price, text] of prices)
    it(`of ${price} are all written`, () => {
      assert.equal(plainDecimal(price), text);
      assert.equal(Number(text), price);
    });
});
