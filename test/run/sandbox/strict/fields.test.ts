import assert from 'node:assert/strict';
import { market, START, strictSandbox, violated } from './trading';

/** tradovate-orders.md, sections 1 and 2. */
describe('the strict sandbox: fields of an order', () => {
  const { place, post, state } = strictSandbox();

  const prices = { price: START, stopPrice: START - 10, pegDifference: 10 };
  const cases: readonly [name: string, body: object, violations: readonly string[]][] = [
    ['no isAutomated', { isAutomated: undefined }, ['isAutomated']],
    ['isAutomated as text', { isAutomated: 'true' }, ['isAutomated']],
    ['no account', { accountId: undefined, accountSpec: undefined }, ['accountSpec', 'accountId']],
    ['the account’s id alone', { accountSpec: undefined }, ['accountSpec']],
    ['a quantity of 0', { orderQty: 0 }, ['orderQty']],
    ['half a contract', { orderQty: 0.5 }, ['orderQty']],
    ['a side of its own', { action: 'buy' }, ['action']],
    ['a type of its own', { orderType: 'market' }, ['orderType']],
    ['an unknown field', { accountName: 'DEMO900101' }, ['accountName']],
    ['a text that is too long', { text: 'x'.repeat(65) }, ['text']],
    ['a limit without a price', { orderType: 'Limit' }, ['price']],
    ['a stop with a price', { orderType: 'Stop', price: START - 10 }, ['price', 'stopPrice']],
    ['a stop limit with one price', { orderType: 'StopLimit', stopPrice: START - 10 }, ['price']],
    ['a trailing stop without distance', { orderType: 'TrailingStop', stopPrice: START - 10 }, ['pegDifference']],
    ['a market order with prices', prices, ['price', 'stopPrice', 'pegDifference']],
    ['GTD without its end', { timeInForce: 'GTD' }, ['expireTime']],
  ];
  for (const [name, body, expected] of cases) {
    it(`are refused: ${name}`, async () => {
      const answer = await place(body);
      assert.equal(answer.status, 200);
      assert.deepEqual(violated(answer), expected);
      assert.deepEqual(state().orders, []);
    });
  }

  it('are looked at in brackets too, with their path', async () => {
    const bracket1 = { action: 'Sell', orderType: 'Stop' };
    const answer = await post('/order/placeoso', { ...market, bracket1, bracket2: { action: 'Sell' } });
    assert.deepEqual(violated(answer), ['bracket1.stopPrice', 'bracket2.orderType']);
  });

  it('are needed for cancel, modify and liquidate as well', async () => {
    assert.deepEqual(violated(await post('/order/cancelorder', { orderId: 1 })), ['isAutomated']);
    assert.deepEqual(violated(await post('/order/modifyorder', { orderId: 1, isAutomated: true })), [
      ...['orderQty', 'orderType', 'timeInForce'],
    ]);
    const liquidate = { accountId: market.accountId, contractId: 3101 };
    assert.deepEqual(violated(await post('/order/liquidateposition', liquidate)), ['admin', 'isAutomated']);
  });

  it('have a value of false where a human clicked', async () => {
    assert.ok('orderId' in (await place({ isAutomated: false })).json);
  });

  it('come at a path in any case', async () => {
    assert.ok('orderId' in (await post('/order/placeOrder', market)).json);
  });
});
