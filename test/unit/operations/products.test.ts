import assert from 'node:assert/strict';
import { products } from '../../../src/core/operations/products';
import { products as ofSandbox } from '../../sandbox/market/products';

describe('known products', () => {
  it('have a tick, a value of a point and months each', () => {
    for (const [root, { tickSize, valuePerPoint, months }] of products) {
      assert.match(root, /^[A-Z0-9]{2,3}$/);
      assert.ok(tickSize > 0 && valuePerPoint > 0 && /^[FGHJKMNQUVXZ]+$/.test(months), root);
    }
  });

  it('have the ticks of the sandbox', () => {
    for (const { name, tickSize, valuePerPoint } of ofSandbox) {
      const { tickSize: tick, valuePerPoint: point } = products.get(name) ?? {};
      assert.deepEqual([tick, point], [tickSize, valuePerPoint], name);
    }
  });

  it('roll before they expire', () => {
    for (const [root, { lastDay, roll }] of products)
      for (let month = 0; month < 24; month++) assert.ok(roll(2026, month) < lastDay(2026, month), `${root} ${month}`);
  });
});
