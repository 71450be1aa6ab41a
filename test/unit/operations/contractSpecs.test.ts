import assert from 'node:assert/strict';
import {
  isOnGrid,
  knownRoots,
  parseContractName,
  specOfContract,
  specOfRoot,
} from '../../../src/core/operations/contractSpecs';

describe('the name of a contract', () => {
  for (const [symbol, root] of [
    ['MESZ6', 'MES'],
    ['6EH27', '6E'],
    ['M2KM7', 'M2K'],
    ['MES', undefined],
    ['MES1!', undefined],
    ['mesz6', undefined],
  ] as const)
    it(`${symbol} is ${root === undefined ? 'none' : `one of ${root}`}`, () =>
      assert.equal(parseContractName(symbol)?.root, root));

  it('leads to its tick and the value of a point', () => {
    assert.deepEqual(specOfContract('ESZ6'), { tickSize: 0.25, valuePerPoint: 50 });
    assert.deepEqual(
      [specOfContract('XYZZ6'), specOfContract('ES'), specOfRoot('ES')?.tickSize],
      [undefined, undefined, 0.25],
    );
  });
});

describe('known products', () => {
  it('are those with a tick', () => assert.ok(knownRoots.every((root) => specOfRoot(root) !== undefined)));
});

describe('the tick grid', () => {
  for (const [symbol, price, expected] of [
    ['MESZ6', 6900.25, true],
    ['MESZ6', 6900.1, false],
    ['GCZ6', 2650.3, true],
    ['HGZ6', 4.1235, true],
    ['ZNH7', 110.015625, true],
    ['ZNH7', 110.01, false],
    ['NGF7', -0.001, true],
  ] as const)
    it(`${expected ? 'has' : 'lacks'} ${price} of ${symbol}`, () => {
      const spec = specOfContract(symbol);
      assert.ok(spec);
      assert.equal(isOnGrid(price, spec), expected);
    });
});
