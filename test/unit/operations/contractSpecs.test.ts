import assert from 'node:assert/strict';
import {
  contractMonth,
  isOnGrid,
  lastTradingDay,
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
    const { tickSize, valuePerPoint } = specOfContract('ESZ6') ?? {};
    assert.deepEqual([tickSize, valuePerPoint], [0.25, 50]);
    assert.deepEqual(
      [specOfContract('XYZZ6'), specOfContract('ES'), specOfRoot('ES')?.tickSize],
      [undefined, undefined, 0.25],
    );
  });
});

const now = Date.parse('2026-11-24T12:00:00Z');

describe('the month of a contract', () => {
  it('is of the decade that is closest', () => {
    const years = ['MESZ6', 'MESH1', 'MESZ9', 'MESZ26'].map((symbol) => contractMonth(symbol, now)?.year);
    assert.deepEqual(years, [2026, 2031, 2029, 2026]);
    assert.equal(contractMonth('MES', now), undefined);
  });
});

describe('the last trading day', () => {
  for (const [symbol, expected] of [
    ['MESZ6', '2026-12-18'],
    // Juneteenth is the third Friday.
    ['ESM26', '2026-06-18'],
    ['NKDZ6', '2026-12-10'],
    ['6EZ6', '2026-12-14'],
    ['6CZ6', '2026-12-15'],
    // Christmas is no business day.
    ['ZNZ6', '2026-12-21'],
    ['ZFZ6', '2026-12-31'],
    ['GCZ6', '2026-12-29'],
    ['MHGZ6', '2026-11-25'],
    ['ZCZ6', '2026-12-14'],
    ['CLF7', '2026-12-21'],
    ['MCLF7', '2026-12-18'],
    ['NGF7', '2026-12-29'],
    ['RBF7', '2026-12-31'],
    ['BTCZ6', '2026-12-24'],
    ['XYZZ6', undefined],
    ['MES', undefined],
  ] as const)
    it(`of ${symbol} is ${expected ?? 'unknown'}`, () => {
      const day = lastTradingDay(symbol, now);
      assert.equal(day && new Date(day).toISOString().slice(0, 10), expected);
    });
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
