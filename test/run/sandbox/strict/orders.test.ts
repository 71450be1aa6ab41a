import assert from 'node:assert/strict';
import { ACCESS_DENIED, START, strictSandbox, symbol, TICK } from './trading';

/** tradovate-orders.md, sections 1 to 4. */
describe('the strict sandbox: orders', () => {
  const { sandbox, place, get, post, order, netPosition, state, statuses, pass } = strictSandbox();
  const at = (price: number) => sandbox().setPrice(symbol, price);

  const refusals: readonly [name: string, body: object, reason: string, text?: RegExp][] = [
    ['another account', { accountId: 15_001 }, 'UnknownReason', /Access is denied/],
    ['the name of another account', { accountSpec: 'DEMO1' }, 'UnknownReason', /Access is denied/],
    ['a root', { symbol: 'MES' }, 'UnknownReason', /Access is denied/],
    ['a continuous contract', { symbol: 'MES1!' }, 'UnknownReason', /Access is denied/],
    ['an expired contract', { symbol: 'MESU6' }, 'UnknownReason', /Access is denied/],
    ['a price off the grid', { orderType: 'Limit', price: START + 0.1 }, 'InvalidPrice', /increment/],
    ['a price far away', { orderType: 'Limit', price: START * 2 }, 'InvalidPrice', /limits/],
    ['a type that nobody documents', { orderType: 'QTS' }, 'Unsupported'],
    ['too many', { orderQty: 51 }, 'MaxOrderQtyLimitReached'],
    ['too little money', { orderQty: 30 }, 'UnknownReason', /margin/],
  ];
  for (const [name, body, reason, text = /./] of refusals) {
    it(`are refused at the door: ${name}`, async () => {
      const { status, json } = await place(body);
      assert.deepEqual([status, json['failureReason'], 'orderId' in json], [200, reason, false]);
      assert.match(String(json['failureText']), text);
      assert.deepEqual(statuses(), []);
    });
  }

  it('at market fill at the other side’s price', async () => {
    const { orderId } = (await place({})).json;
    assert.equal(order(orderId).ordStatus, 'Filled');
    assert.deepEqual([netPosition(), state().positions[0]?.netPrice], [1, START + TICK]);
    await place({ action: 'Sell', orderQty: 3 });
    assert.deepEqual([netPosition(), state().positions[0]?.netPrice], [-2, START]);
  });

  it('have ids of more than 32 bits', async () => {
    assert.ok(Number((await place({})).json['orderId']) > 2 ** 32);
  });

  it('with a limit wait for their price', async () => {
    const { orderId } = (await place({ orderType: 'Limit', price: START - 5 })).json;
    at(START - 4);
    assert.equal(order(orderId).ordStatus, 'Working');
    at(START - 6);
    assert.equal(order(orderId).ordStatus, 'Filled');
    assert.equal(state().fills[0]?.price, START - 5);
  });

  it('with a stop become market orders', async () => {
    const { orderId } = (await place({ action: 'Sell', orderType: 'Stop', stopPrice: START - 5 })).json;
    at(START - 6);
    assert.deepEqual([order(orderId).ordStatus, state().fills[0]?.price], ['Filled', START - 6]);
  });

  it('with stop and limit wait for both', async () => {
    const prices = { orderType: 'StopLimit', stopPrice: START - 5, price: START - 5.5 };
    const { orderId } = (await place({ action: 'Sell', ...prices })).json;
    at(START - 8);
    assert.equal(order(orderId).ordStatus, 'Working');
    at(START - 5.5);
    assert.equal(order(orderId).ordStatus, 'Filled');
  });

  it('with stop and limit take the better price when the stop is reached', async () => {
    const prices = { orderType: 'StopLimit', stopPrice: START - 5, price: START - 8 };
    await place({ action: 'Sell', ...prices });
    at(START - 6);
    assert.equal(state().fills[0]?.price, START - 6);
  });

  it('close the oldest part of a position first', async () => {
    await place({ orderQty: 2 });
    at(START + 10);
    await place({});
    await place({ action: 'Sell', orderQty: 2 });
    assert.equal(state().cash[0]?.realizedPnL, 2 * (10 - TICK) * 5);
    assert.deepEqual([netPosition(), state().positions[0]?.netPrice], [1, START + 10 + TICK]);
  });

  it('trail behind the market, and never back', async () => {
    const terms = { orderType: 'TrailingStop', stopPrice: START - 10, pegDifference: 10 };
    const { orderId } = (await place({ action: 'Sell', ...terms })).json;
    at(START + 20);
    at(START + 15);
    assert.deepEqual([order(orderId).stopPrice, order(orderId).ordStatus], [START + 10, 'Working']);
    at(START + 9);
    assert.equal(order(orderId).ordStatus, 'Filled');
  });

  it('if touched are met from the other side', async () => {
    const { orderId } = (await place({ orderType: 'MIT', price: START - 5 })).json;
    assert.equal(order(orderId).ordStatus, 'Working');
    at(START - 5);
    assert.equal(order(orderId).ordStatus, 'Filled');
  });

  it('can be accepted and rejected afterwards, with the reason in the command report', async () => {
    const { orderId } = (await place({ action: 'Sell', orderType: 'Stop', stopPrice: START + 5 })).json;
    assert.equal((await get(`/order/item?id=${String(orderId)}`)).json['ordStatus'], 'Rejected');
    const [command] = (await get(`/command/deps?masterid=${String(orderId)}`)).json as unknown as { id: number }[];
    const reports = (await get(`/commandReport/deps?masterid=${command?.id}`)).json as unknown as object[];
    assert.deepEqual(
      { ...reports.at(-1), id: 0, timestamp: '' },
      {
        ...{
          id: 0,
          commandId: command?.id,
          timestamp: '',
          commandStatus: 'RiskRejected',
          rejectReason: 'InvalidPrice',
        },
        ...{ text: 'Stop price is on the wrong side of the market', ordStatus: 'Rejected' },
      },
    );
  });

  it('have no quote while the market is closed', async () => {
    sandbox().setMarketOpen(false);
    assert.equal((await place({})).json['failureReason'], 'NoQuote');
    const { orderId } = (await place({ orderType: 'Limit', price: START })).json;
    assert.equal(order(orderId).ordStatus, 'Rejected');
  });

  it('fill in parts, one for each price', async () => {
    sandbox().setFillLimit(2);
    const { orderId } = (await place({ orderQty: 3 })).json;
    assert.deepEqual([order(orderId).ordStatus, order(orderId).filled], ['Working', 2]);
    at(START);
    assert.deepEqual([order(orderId).ordStatus, netPosition()], ['Filled', 3]);
    const fok = (await place({ orderQty: 3, timeInForce: 'FOK' })).json['orderId'];
    const ioc = (await place({ orderQty: 3, timeInForce: 'IOC' })).json['orderId'];
    assert.deepEqual([order(fok).filled, order(fok).ordStatus], [0, 'Canceled']);
    assert.deepEqual([order(ioc).filled, order(ioc).ordStatus], [2, 'Canceled']);
  });

  it('end with their session or at their time', async () => {
    const limit = { orderType: 'Limit', price: START - 50 };
    const ids = [
      (await place({ ...limit, timeInForce: 'Day' })).json['orderId'],
      (await place({ ...limit, timeInForce: 'GTC' })).json['orderId'],
      (await place({ ...limit, timeInForce: 'GTD', expireTime: '2026-11-24T20:00:00.000Z' })).json['orderId'],
    ];
    pass(9 * 3600);
    sandbox().movePrices(1);
    assert.deepEqual(
      ids.map((id) => order(id).ordStatus),
      ['Working', 'Working', 'Expired'],
    );
    pass(2 * 3600);
    sandbox().movePrices(1);
    assert.deepEqual(
      ids.map((id) => order(id).ordStatus),
      ['Expired', 'Working', 'Expired'],
    );
  });

  it('leave price and quantity to their version', async () => {
    const { orderId } = (await place({ orderType: 'Limit', price: START - 5, clOrdId: 'tt-1' })).json;
    const item = (await get(`/order/item?id=${String(orderId)}`)).json;
    assert.deepEqual(
      ['price', 'orderQty', 'orderType'].filter((name) => name in item),
      [],
    );
    const versions = (await get(`/orderVersion/deps?masterid=${String(orderId)}`)).json as unknown as object[];
    assert.deepEqual(versions, [
      { id: orderId, orderId, orderQty: 1, orderType: 'Limit', price: START - 5, timeInForce: 'Day' },
    ]);
    const [command] = (await get(`/command/deps?masterid=${String(orderId)}`)).json as unknown as object[];
    assert.deepEqual(command && 'clOrdId' in command && command.clOrdId, 'tt-1');
    assert.equal((await get('/order/item?id=1')).status, 404);
  });

  it('move cash by profit and fees', async () => {
    await place({});
    at(START + 10);
    await place({ action: 'Sell' });
    const [cash] = state().cash;
    assert.equal(cash?.realizedPnL, (10 - TICK) * 5);
    assert.equal(cash.amount, 50_000 + cash.realizedPnL - 2 * 0.76);
    const snapshot = await post('/cashBalance/getcashbalancesnapshot', { accountId: 900_101 });
    assert.equal(snapshot.json['totalCashValue'], cash.amount);
    assert.deepEqual((await place({ accountSpec: 'X' })).json, ACCESS_DENIED);
  });
});
