import assert from 'node:assert/strict';
import { bodyProblem } from '../../../../src/core/requests/form/bodyProblem';
import type { Json } from '../../../../src/core/operations/exampleValue';
import { everything, now, operation } from '../../operations/fixture';

const problem = (id: string, values: Record<string, Json>) =>
  bodyProblem(operation(id).body?.fields ?? [], values, everything.schemas, now);
const strategy = (entry: Record<string, Json>, bracket: Record<string, Json>): Record<string, Json> => ({
  symbol: 'MESZ6',
  params: JSON.stringify({
    entryVersion: { orderQty: 1, orderType: 'Limit', price: 6900, timeInForce: 'Day', ...entry },
    brackets: [{ qty: 1, profitTarget: 10, stopLoss: -5, trailingStop: false, ...bracket }],
  }),
});
const limit = { symbol: 'MESZ6', orderType: 'Limit', price: 6900 };

describe('values that do not fit together', () => {
  const cases: readonly (readonly [string, string, Record<string, Json>, string | undefined])[] = [
    ['nothing wrong', 'placeOrder', limit, undefined],
    ['a root', 'placeOrder', { ...limit, symbol: 'MES' }, 'symbol'],
    ['an expired contract', 'placeOrder', { ...limit, symbol: 'MESU6' }, 'symbol'],
    ['a price that has no meaning', 'placeOrder', { ...limit, orderType: 'Market' }, 'price'],
    ['a price off the grid', 'placeOrder', { ...limit, price: 6900.1 }, 'price'],
    ['a price of an unknown contract', 'placeOrder', { ...limit, symbol: 'XYZZ6', price: 6900.1 }, undefined],
    ['an order whose contract is unknown here', 'modifyOrder', { orderType: 'Limit', price: 0.1 }, undefined],
    [
      'a leg that lacks its price',
      'placeOSO',
      { ...limit, bracket1: { action: 'Sell', orderType: 'Stop' } },
      'bracket1.stopPrice',
    ],
    [
      'a leg off the grid',
      'placeOSO',
      { ...limit, bracket2: { action: 'Sell', orderType: 'Limit', price: 6910.3 } },
      'bracket2.price',
    ],
    [
      'a leg with a price too many',
      'placeOCO',
      { ...limit, other: { action: 'Sell', orderType: 'Stop', stopPrice: 6890, price: 6890 } },
      'other.price',
    ],
    ['a strategy on the grid', 'startOrderStrategy', strategy({}, {}), undefined],
    ['an entry off the grid', 'startOrderStrategy', strategy({ price: 6900.1 }, {}), 'params.entryVersion.price'],
    [
      'a target off the grid',
      'startOrderStrategy',
      strategy({}, { profitTarget: 9.9 }),
      'params.brackets[0].profitTarget',
    ],
    [
      'a distance of a trail off the grid',
      'startOrderStrategy',
      strategy({}, { autoTrail: { stopLoss: 5, trigger: 10, freq: 0.1 } }),
      'params.brackets[0].autoTrail.freq',
    ],
    ['params that are no JSON', 'startOrderStrategy', { symbol: 'MESZ6', params: '{' }, undefined],
  ];
  for (const [name, id, values, path] of cases)
    it(`are found: ${name}`, () => {
      const found = problem(id, values);
      assert.deepEqual([found?.problem.args[0], found?.field], [path, path?.split('.')[0]]);
    });
});
