import assert from 'node:assert/strict';
import { orderMain } from '../../../../../src/core/snippets/recipes/go/orderMain';
import { bracket, market, oco } from '../../../../../src/core/snippets/recipes/orders';

describe('an order in Go', () => {
  it('has its fields, with legs inside', () => {
    const { code, needs = [] } = orderMain(bracket);
    for (const part of ['/order/placeoso', 'bracket1', 'stopPrice', 'isAutomated', 'limitPrice'])
      assert.ok(code.includes(part), part);
    assert.ok(needs.includes('findTick'));
  });
  it('needs no tick without a price', () => assert.ok(!orderMain(market).needs?.includes('findTick')));
  it('that ends a position looks at it first', () => {
    assert.match(orderMain(oco).code, /held < quantity/);
    assert.ok(orderMain(oco).needs?.includes('netPosition'));
  });
});
