import assert from 'node:assert/strict';
import { catalog } from '../../../sandbox/operations/catalog';
import { bodyFor } from '../examples';
import { call, signIn, tokenOf } from '../client';
import { account, market, START, strictSandbox } from './trading';

/** Contract, "Rights of a key", "401 in detail", "Limits". */
describe('the strict sandbox: rights', () => {
  const { sandbox, get, place, post } = strictSandbox();

  it('that are missing are answered with an empty 401, by group', async () => {
    sandbox().setRights({ Orders: 'Read', Risks: 'Denied' });
    for (const answer of [await place({}), await get('/accountRiskStatus/list')]) {
      assert.deepEqual([answer.status, answer.text], [401, '']);
    }
    assert.deepEqual([(await get('/order/list')).status, (await get('/account/list')).status], [200, 200]);
    sandbox().setRights({ Accounting: 'Denied' });
    assert.deepEqual([(await get('/account/list')).status, (await place({})).status], [401, 200]);
  });

  it('of organizations and partners are nobody’s', async () => {
    assert.equal((await post('/user/canceleverything', { userIds: [1], tradingPermissions: true })).status, 401);
  });

  it('leave collections out of a snapshot', async () => {
    sandbox().setRights({ Positions: 'Denied' });
    const sent = { splitResponses: false, entityTypes: ['account', 'position', 'order'] };
    const { json } = await post('/user/syncrequest', sent);
    assert.deepEqual(Object.keys(json).sort(), ['accounts', 'contractGroups', 'orders', 'users']);
    assert.deepEqual(Object.keys((await post('/user/syncrequest', {})).json).sort(), ['contractGroups', 'users']);
  });
});

describe('the strict sandbox: where operations exist', () => {
  const demo = strictSandbox();
  const live = strictSandbox({ environment: 'live' });

  it('some only on demo, some only on live', async () => {
    const change = { accountId: account.accountId, cashChange: -100 };
    assert.deepEqual([(await demo.get('/auth/me')).status, (await live.get('/auth/me')).status], [404, 200]);
    assert.equal((await demo.post('/cashBalance/changedemobalance', change)).status, 200);
    assert.equal((await live.post('/cashBalance/changedemobalance', change)).status, 404);
  });

  it('live orders only with a device', async () => {
    const body = { ...market, accountSpec: 'LIVE900101' };
    assert.equal((await live.post('/order/placeorder', body)).status, 401);
    assert.equal((await live.get('/order/list')).status, 200);
    const token = await tokenOf(signIn(live.sandbox(), { deviceId: 'device' }));
    assert.ok('orderId' in (await call(live.sandbox(), '/order/placeorder', { token, body })).json);
  });

  it('those of the replay on no REST host', async () => {
    const sent = { startTimestamp: '2026-11-18T15:30:00.000Z', speed: 100 };
    assert.equal((await demo.post('/replay/initializeclock', sent)).status, 404);
    assert.equal((await demo.post('/replay/changespeed', { speed: 100 })).status, 404);
  });

  it('more than ten ids at once nowhere', async () => {
    const ids = (count: number) => Array.from({ length: count }, (_, index) => 3101 + index).join(',');
    assert.equal((await demo.get(`/contract/items?ids=${ids(10)}`)).status, 200);
    const { status, text } = await demo.get(`/contract/items?ids=${ids(11)}`);
    assert.deepEqual([status, text], [404, '']);
  });
});

describe('the strict sandbox: penalties', () => {
  const { sandbox, place, pass, state, post } = strictSandbox({ limits: true });

  it('come with orders too; the same body with the ticket is handled', async () => {
    sandbox().fault('penalty?seconds=15&on=/order/*');
    const { json } = await place({});
    assert.equal(json['p-time'], 15);
    assert.equal((await place({ 'p-ticket': json['p-ticket'] })).json['orderId'], undefined, 'too early');
    pass(15);
    assert.equal((await place({})).json['orderId'], undefined, 'without the ticket');
    pass(15);
    assert.equal(state().orders.length, 0);
  });

  it('end with the ticket', async () => {
    sandbox().fault('penalty?seconds=15&on=/order/*');
    const ticket = (await place({})).json['p-ticket'];
    pass(15);
    assert.ok('orderId' in (await place({ 'p-ticket': ticket })).json);
    assert.ok('orderId' in (await place({})).json);
  });

  it('answer what is beyond the limit of an operation', async () => {
    // 20 failures an hour.
    const [operation] = catalog.operations.filter(({ id }) => id === 'requestTradingPermission');
    assert.ok(operation);
    const sent = bodyFor(operation, sandbox());
    sandbox().setRights({ Users: 'Denied' });
    for (let left = 20; left > 0; left--) assert.equal((await post(operation.path, sent)).status, 401);
    assert.ok('p-ticket' in (await post(operation.path, sent)).json);
    assert.ok('orderId' in (await place({})).json, 'another operation has a limit of its own');
  });
});

describe('the strict sandbox: every operation of the retail catalog', () => {
  const { sandbox, post, place, state } = strictSandbox();

  it('takes its own example, or its required fields', async function () {
    this.timeout(20_000);
    const working = { orderType: 'Limit', price: START - 20, timeInForce: 'Day' };
    const token = await tokenOf(signIn(sandbox()));
    const refused: string[] = [];
    for (const operation of catalog.operations) {
      const { method, audience = 'retail', id, path, environments, transport, kind } = operation;
      if (method !== 'POST' || kind !== 'mutation' || audience !== 'retail') continue;
      if (environments === 'live only' || transport === 'socket:replay') continue;
      const needsOrder = path.startsWith('/order/');
      if (needsOrder) await place({});
      const orderId = needsOrder ? Number((await place(working)).json['orderId']) : 1;
      const strategyId = await started(id);
      const positionId = state().positions[0]?.id ?? 0;
      const sent = bodyFor(operation, sandbox(), { orderId, strategyId, positionId });
      const { status, json } = await call(sandbox(), path, { token, body: sent });
      const isRefused = ['errorText', 'failureReason', 'violations'].some((name) => name in json);
      if (status !== 200 || isRefused) refused.push(id);
    }
    // The grammar of its command is not published; the balance is at its highest already.
    assert.deepEqual(refused, ['change-demo-balance', 'modifyOrderStrategy']);
  });

  async function started(id: string): Promise<number> {
    const operation = catalog.byId.get('startOrderStrategy');
    if (id !== 'interruptOrderStrategy' || !operation) return 1;
    const { json } = await post(operation.path, bodyFor(operation, sandbox()));
    return (json['orderStrategy'] as { id: number }).id;
  }

  it('takes each example by name', async function () {
    this.timeout(20_000);
    for (const id of ['placeOrder', 'placeOSO', 'placeOCO', 'startOrderStrategy']) {
      const operation = catalog.byId.get(id);
      assert.ok(operation?.examples, id);
      for (const [name, example] of Object.entries(operation.examples)) {
        const { json } = await post(operation.path, bodyFor({ ...operation, example }, sandbox()));
        assert.ok('orderId' in json || 'orderStrategy' in json, `${id}, ${name}: ${JSON.stringify(json)}`);
      }
    }
    assert.ok('orderId' in (await post('/order/placeorder', market)).json);
  });
});
