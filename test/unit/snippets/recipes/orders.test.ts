import assert from 'node:assert/strict';
import * as orders from '../../../../src/core/snippets/recipes/orders';
import { recipes } from '../../../../src/core/snippets/recipes/recipes';

describe('orders of recipes', () => {
  const cases = [
    ['market', orders.market, '/order/placeorder', false, false],
    ['limit', orders.limit, '/order/placeorder', true, false],
    ['trailing stop', orders.trailingStop, '/order/placeorder', true, false],
    ['bracket', orders.bracket, '/order/placeoso', true, true],
    ['OCO', orders.oco, '/order/placeoco', true, false],
  ] as const;
  for (const [name, order, path, hasPrice, hasOppositeSide] of cases)
    it(`a ${name} order`, () => {
      assert.equal(order.path, path);
      assert.equal(orders.hasPrice(order), hasPrice);
      assert.equal(orders.hasOppositeSide(order), hasOppositeSide);
      assert.equal(orders.orderNeeds(order).includes('findTick'), hasPrice);
    });

  it('are all marked as automated, and use only constants that the program has', () => {
    for (const recipe of recipes) {
      const { parameters, id } = recipe;
      const order = orders.orderOf(recipe);
      if (!order) continue;
      assert.ok(
        order.fields.some(([name, value]) => name === 'isAutomated' && value === true),
        id,
      );
      orders.someValue(order.fields, (value) => {
        const name =
          typeof value !== 'object'
            ? undefined
            : 'constant' in value
              ? value.constant
              : 'price' in value
                ? value.price
                : undefined;
        assert.ok(name === undefined || parameters.includes(name), `${id}: ${name}`);
        return false;
      });
    }
  });
});
