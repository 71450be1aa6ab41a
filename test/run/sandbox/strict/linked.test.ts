import assert from 'node:assert/strict';
import { account, market, START, strictSandbox, symbol } from './trading';

/** tradovate-orders.md, sections 5 and 6. */
describe('the strict sandbox: linked orders', () => {
  const { sandbox, post, get, order, netPosition, state, statuses } = strictSandbox();
  const at = (price: number) => sandbox().setPrice(symbol, price);

  const bracket1 = { action: 'Sell', orderType: 'Stop', stopPrice: START - 15, timeInForce: 'GTC' };
  const bracket2 = { action: 'Sell', orderType: 'Limit', price: START + 15, timeInForce: 'GTC' };
  const oso = { ...market, orderType: 'Limit', price: START - 5, bracket1, bracket2 };

  it('wait for their entry, then cancel each other', async () => {
    const { orderId, oso1Id, oso2Id } = (await post('/order/placeoso', oso)).json;
    assert.deepEqual(statuses(), ['Working', 'Suspended', 'Suspended']);
    assert.deepEqual([order(oso1Id).parentId, order(oso1Id).ocoId, order(oso2Id).ocoId], [orderId, oso2Id, oso1Id]);
    at(START - 5.5);
    assert.deepEqual(statuses(), ['Filled', 'Working', 'Working']);
    at(START + 16);
    assert.deepEqual([order(oso1Id).ordStatus, order(oso2Id).ordStatus, netPosition()], ['Canceled', 'Filled', 0]);
  });

  it('end with an entry that is canceled', async () => {
    const { orderId } = (await post('/order/placeoso', oso)).json;
    await post('/order/cancelorder', { orderId, isAutomated: true });
    assert.deepEqual(statuses(), ['Canceled', 'Canceled', 'Canceled']);
  });

  it('are refused as a whole for one of their legs', async () => {
    const wrongSide = await post('/order/placeoso', { ...oso, bracket2: { ...bracket2, action: 'Buy' } });
    const offGrid = await post('/order/placeoso', { ...oso, bracket1: { ...bracket1, stopPrice: START - 15.1 } });
    assert.equal(wrongSide.json['failureReason'], 'ParentRejected');
    assert.equal(offGrid.json['failureReason'], 'InvalidPrice');
    assert.deepEqual(statuses(), []);
  });

  it('as OCO: a fill of one cancels the other', async () => {
    await post('/order/placeorder', market);
    const { action, orderType, stopPrice } = bracket1;
    const exits = { ...market, ...bracket2, other: { action, orderType, stopPrice } };
    const { orderId, ocoId } = (await post('/order/placeoco', exits)).json;
    assert.equal(order(orderId).ocoId, ocoId);
    at(START - 15);
    assert.deepEqual(statuses(), ['Filled', 'Canceled', 'Filled']);
    assert.equal(netPosition(), 0);
  });

  const bracket = { qty: 1, profitTarget: 20, stopLoss: -10, trailingStop: false };
  const entryVersion = { orderQty: 1, orderType: 'Market', timeInForce: 'Day' };
  const strategy = (params: unknown, other: object = {}) => ({
    ...{ ...account, symbol, action: 'Buy', orderStrategyTypeId: 2, isAutomated: true },
    params: typeof params === 'string' ? params : JSON.stringify(params),
    ...other,
  });
  const start = (body: object) => post('/orderStrategy/startorderstrategy', body);
  type Started = { id: number; status: string };

  it('of a strategy get their prices from the entry’s fill', async () => {
    const { orderStrategy } = (await start(strategy({ entryVersion, brackets: [bracket] }))).json;
    const { id, status } = orderStrategy as Started;
    assert.equal(status, 'ActiveStrategy');
    const links = (await get(`/orderStrategyLink/deps?masterid=${id}`)).json as unknown as { orderId: number }[];
    const [entry, target, stop] = links.map(({ orderId }) => order(orderId));
    const entryPrice = START + 0.25;
    assert.deepEqual([entry?.ordStatus, target?.price, stop?.stopPrice], ['Filled', entryPrice + 20, entryPrice - 10]);
    at(START - 10);
    assert.deepEqual(statuses(), ['Filled', 'Canceled', 'Filled']);
    assert.deepEqual([state().strategies[0]?.status, netPosition()], ['ExecutionFinished', 0]);
  });

  it('of a short strategy have the other signs', async () => {
    const short = { ...bracket, profitTarget: -20, stopLoss: 10 };
    await start(strategy({ entryVersion, brackets: [short] }, { action: 'Sell' }));
    assert.deepEqual(
      state().orders.map(({ price, stopPrice }) => price ?? stopPrice),
      [undefined, START - 20, START + 10],
    );
    at(START - 21);
    assert.equal(netPosition(), 0);
  });

  it('trail where the bracket says so', async () => {
    const autoTrail = { stopLoss: 5, trigger: 10, freq: 1 };
    await start(strategy({ entryVersion, brackets: [{ ...bracket, autoTrail }] }));
    const stop = () => state().orders[2]?.stopPrice;
    at(START + 9);
    assert.equal(stop(), START + 0.25 - 10);
    at(START + 12);
    assert.equal(stop(), START + 7);
    at(START + 12.5);
    assert.equal(stop(), START + 7);
    await post('/order/placeorder', { ...market, action: 'Sell' });
    await start(strategy({ entryVersion, brackets: [{ ...bracket, trailingStop: true }] }));
    assert.deepEqual([state().orders.at(-1)?.orderType, state().orders.at(-1)?.pegDifference], ['TrailingStop', 10]);
  });

  const two = [bracket, bracket];
  const wrong: readonly [name: string, body: object, text: RegExp][] = [
    ['params as an object', strategy('', { params: { entryVersion, brackets: [bracket] } }), /./],
    ['no params', strategy('', { params: undefined }), /missed parameters/],
    ['params that are no JSON', strategy('{'), /missed parameters/],
    ['another type of strategy', strategy({ entryVersion, brackets: [bracket] }, { orderStrategyTypeId: 1 }), /missed/],
    ['more in brackets than in the entry', strategy({ entryVersion, brackets: two }), /missed parameters/],
    ['a stop above a long entry', strategy({ entryVersion, brackets: [{ ...bracket, stopLoss: 10 }] }), /missed/],
    ['off the grid', strategy({ entryVersion, brackets: [{ ...bracket, profitTarget: 20.1 }] }), /increment/],
    ['break-even', strategy({ entryVersion, brackets: [{ ...bracket, breakeven: 5 }] }), /breakeven/],
    ['an unknown field', strategy({ entryVersion, brackets: [{ ...bracket, target: 5 }] }), /missed parameters/],
    [
      'a limit without price',
      strategy({ entryVersion: { orderQty: 1, orderType: 'Limit' }, brackets: [bracket] }),
      /missed/,
    ],
    ['a root', strategy({ entryVersion, brackets: [bracket] }, { symbol: 'MES' }), /denied/],
  ];
  for (const [name, body, text] of wrong) {
    it(`of a strategy are refused: ${name}`, async () => {
      const answer = await start(body);
      assert.equal(answer.status, 200);
      assert.match(answer.text, text);
      assert.ok('errorText' in answer.json || 'violations' in answer.json);
      assert.deepEqual(statuses(), []);
    });
  }

  it('end with an interrupted strategy, the position stays', async () => {
    const started = (await start(strategy({ entryVersion, brackets: [bracket] }))).json['orderStrategy'] as Started;
    const answer = await post('/orderStrategy/interruptorderstrategy', { orderStrategyId: started.id });
    assert.equal((answer.json['orderStrategy'] as Started).status, 'StoppedByUser');
    assert.deepEqual([statuses(), netPosition()], [['Filled', 'Canceled', 'Canceled'], 1]);
  });
});
