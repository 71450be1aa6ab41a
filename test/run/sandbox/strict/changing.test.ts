import assert from 'node:assert/strict';
import type { SandboxOptions } from '../../../sandbox/sandbox';
import { FakeClock } from '../../../unit/fakes';
import { ACCESS_DENIED, contractId, START, strictSandbox } from './trading';

const limit = { orderType: 'Limit', price: START - 5, orderQty: 2 };
const again = { orderQty: 2, orderType: 'Limit', price: START - 6, timeInForce: 'Day', isAutomated: true };
const automated = { isAutomated: true };

function reasonsOf(reports: unknown): readonly unknown[] {
  return (reports as readonly Record<string, unknown>[]).map((one) => one['rejectReason'] ?? one['commandStatus']);
}

/** tradovate-orders.md, sections 7 and 8. */
describe('the strict sandbox: changing orders', () => {
  const { place, post, get, order, netPosition, state, statuses } = strictSandbox();

  async function placed(body: object = limit): Promise<number> {
    return Number((await place(body)).json['orderId']);
  }
  async function reportsAfter(orderId: number, change: object): Promise<readonly unknown[]> {
    const { commandId } = (await post('/order/modifyorder', { orderId, ...again, ...change })).json;
    return reasonsOf((await get(`/commandReport/deps?masterid=${String(commandId)}`)).json);
  }

  it('replaces the version', async () => {
    const orderId = await placed();
    assert.deepEqual(await reportsAfter(orderId, { orderQty: 3 }), ['RiskPassed', 'Replaced']);
    const versions = (await get(`/orderVersion/deps?masterid=${orderId}`)).json as unknown as object[];
    assert.equal(versions.length, 2);
    assert.deepEqual([order(orderId).price, order(orderId).orderQty], [START - 6, 3]);
  });

  it('is answered with a command that can be refused later, values stay', async () => {
    const orderId = await placed();
    assert.deepEqual(await reportsAfter(orderId, { orderType: 'MIT' }), ['Unsupported']);
    assert.deepEqual(await reportsAfter(orderId, { timeInForce: 'GTC' }), ['Unsupported']);
    assert.equal(order(orderId).price, START - 5);
    const trail = { orderType: 'TrailingStop', price: undefined, stopPrice: START - 10, pegDifference: 10 };
    const trailing = await placed({ ...trail, action: 'Sell', orderQty: 1 });
    assert.deepEqual(await reportsAfter(trailing, { ...trail, pegDifference: 5 }), ['TrailingStopNonOrderQtyModify']);
  });

  it('is refused at the door for prices off the grid, unknown and finished orders', async () => {
    const orderId = await placed();
    const offGrid = await post('/order/modifyorder', { orderId, ...again, price: START - 6.1 });
    assert.equal(offGrid.json['failureReason'], 'InvalidPrice');
    assert.deepEqual((await post('/order/modifyorder', { orderId: 1, ...again })).json, ACCESS_DENIED);
    await post('/order/cancelorder', { orderId, ...automated });
    assert.equal((await post('/order/modifyorder', { orderId, ...again })).json['failureReason'], 'TooLate');
    assert.equal((await post('/order/cancelorder', { orderId, ...automated })).json['failureReason'], 'TooLate');
  });

  it('liquidates: cancels the contract’s orders and closes the position', async () => {
    const liquidate = { accountId: 900_101, contractId, admin: false, ...automated };
    await place({ orderQty: 2 });
    await placed();
    const { orderId } = (await post('/order/liquidateposition', liquidate)).json;
    assert.equal(order(orderId).ordStatus, 'Filled');
    assert.deepEqual([netPosition(), statuses()], [0, ['Filled', 'Canceled', 'Filled']]);
    assert.equal((await post('/order/liquidateposition', liquidate)).json['orderId'], undefined);
    assert.equal((await post('/order/liquidateposition', { ...liquidate, admin: true })).json['orderId'], undefined);
    assert.equal((await post('/order/liquidateposition', { ...liquidate, customTag50: 'x' })).status, 404);
    assert.deepEqual((await post('/order/liquidateposition', { ...liquidate, contractId: 1 })).json, ACCESS_DENIED);
  });

  it('liquidates several positions by their own ids', async () => {
    await place({});
    await place({ symbol: 'MNQZ6' });
    const positions = state().positions.map(({ id }) => id);
    const answer = await post('/order/liquidatepositions', { positions, admin: false, ...automated });
    assert.deepEqual(answer.json, { ok: true });
    assert.deepEqual(
      state().positions.map(({ netPos }) => netPos),
      [0, 0],
    );
    const wrong = await post('/order/liquidatepositions', { positions: [contractId], admin: false, ...automated });
    assert.equal(wrong.json['ok'], false);
  });
});

describe('the strict sandbox: changing orders by other options', () => {
  const executionDelayMs = 30;
  const clock = new FakeClock();
  const options: SandboxOptions = {
    executionDelayMs,
    setTimer: (ms, ring) => clock.setTimer(ms, ring),
    cancelFinished: 'access-denied',
  };
  const { place, post, order } = strictSandbox(options);

  it('the exchange acts after the response: until then another command is pending', async () => {
    const { orderId } = (await place({ orderType: 'Limit', price: START - 5 })).json;
    assert.equal(order(orderId).ordStatus, 'PendingNew');
    assert.equal(
      (await post('/order/cancelorder', { orderId, ...automated })).json['failureReason'],
      'AnotherCommandPending',
    );
    await clock.advance(executionDelayMs);
    assert.equal(order(orderId).ordStatus, 'Working');
    await post('/order/cancelorder', { orderId, ...automated });
    await clock.advance(executionDelayMs);
    assert.equal((await post('/order/cancelorder', { orderId, ...automated })).status, 401);
  });
});
