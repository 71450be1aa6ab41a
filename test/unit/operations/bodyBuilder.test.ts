import assert from 'node:assert/strict';
import { sampled, type Json } from '../../../src/core/operations/exampleValue';
import { request } from './fixture';

const body = (...args: Parameters<typeof request>) => {
  const { body: built } = request(...args);
  assert.ok(built);
  return sampled(built);
};

describe('the body of a request', () => {
  it('has what belongs to the type of an order, and nothing else', () => {
    const has = (values: Record<string, Json>, optional: readonly string[] = []) =>
      Object.keys(body('placeOrder', { values, optional }) as object).filter((name) => /price|peg/i.test(name));
    assert.deepEqual(has({ orderType: 'Market', price: 6900 }), []);
    assert.deepEqual(has({ orderType: 'StopLimit' }), ['price', 'stopPrice']);
    assert.deepEqual(has({ orderType: 'TrailingStop' }), ['stopPrice', 'pegDifference']);
    assert.deepEqual(has({}, ['price']), ['price']);
  });

  it('is an order of a type that needs the chosen fields', () => {
    const type = (optional: readonly string[]) => (body('placeOrder', { optional }) as { orderType: string }).orderType;
    assert.deepEqual([type(['price']), type(['pegDifference']), type(['text'])], ['Limit', 'TrailingStop', 'Market']);
  });

  it('follows the side of the order', () => {
    const { bracket1 } = body('placeOSO', { values: { action: 'Sell' } }) as { bracket1: object };
    assert.deepEqual(bracket1, { action: 'Buy', orderType: 'Stop', stopPrice: 6906 });
  });

  it('has only what is needed after a form, and nothing that was not given where it is sent', () => {
    const names = (example: 'needed' | 'none') => Object.keys(body('modifyOrder', { example }) as object);
    assert.deepEqual(names('needed'), ['orderId', 'orderQty', 'orderType', 'price', 'timeInForce', 'isAutomated']);
    assert.deepEqual(names('none'), ['orderId', 'orderQty', 'orderType']);
  });
});
