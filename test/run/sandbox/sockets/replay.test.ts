import assert from 'node:assert/strict';
import { strictSandbox } from '../strict/trading';
import { signIn, tokenOf } from '../client';
import { SocketClient } from './socketClient';

const startTimestamp = '2026-11-18T15:30:00.000Z';

/** tradovate-streams.md, section 9. */
describe('the sandbox’s sockets: replay', () => {
  const { sandbox, state } = strictSandbox({ clockMs: 10 });
  let client: SocketClient;
  let token = '';
  beforeEach(async () => {
    token = await tokenOf(signIn(sandbox()));
    client = await SocketClient.authorized(sandbox().socketUrls.replay, token);
  });
  afterEach(() => client.close());
  const clocks = (of = client) => of.events('clock').map(({ d }) => JSON.parse(String(d)) as { t: string; s: number });

  it('check a start: closed hours are adjusted, the future is not to be had', async () => {
    const check = async (at: string) => (await client.ask('replay/checkreplaysession', { startTimestamp: at })).d;
    assert.deepEqual(await check(startTimestamp), { checkStatus: 'OK' });
    assert.deepEqual(await check('2026-11-21T12:00:00.000Z'), {
      ...{ checkStatus: 'StartTimestampAdjusted', startTimestamp: '2026-11-22T23:00:00.000Z' },
    });
    assert.deepEqual(await check('2027-11-21T12:00:00.000Z'), { checkStatus: 'Ineligible' });
  });

  it('run by their own clock, with an account and orders of their own', async () => {
    const started = await client.ask('replay/initializeclock', { startTimestamp, speed: 400, initialBalance: 10_000 });
    assert.deepEqual(started.d, { ok: true });
    await client.until(() => clocks().length >= 3);
    const [first, second] = clocks();
    assert.ok(first && second && first.t < second.t && first.t.startsWith('2026-11-18T15:3') && first.s === 400);
    const [account] = (await client.ask('account/list')).d as { id: number; name: string }[];
    assert.ok(account && account.id !== 900_101);
    const order = { accountId: account.id, accountSpec: account.name, action: 'Buy', symbol: 'MESZ6', orderQty: 1 };
    const { d } = await client.ask('order/placeorder', { ...order, orderType: 'Market', isAutomated: true });
    assert.ok('orderId' in (d as object));
    assert.deepEqual(state().orders, [], 'not in the account of the environment');
    await client.ask('md/subscribeQuote', { symbol: 'MESZ6' });
    await client.until(() => client.events('md').length >= 3);
    assert.deepEqual((await client.ask('replay/changespeed', { speed: 50 })).d, { ok: true });
    await client.until(() => clocks().at(-1)?.s === 50);
    sandbox().socketFault({ name: 'pause-replay' });
    await client.until(() => clocks().at(-1)?.s === 0);
  });

  it('are one for a user, joined by later connections, and end with the last', async () => {
    await client.ask('replay/initializeclock', { startTimestamp, speed: 100 });
    const other = await SocketClient.authorized(sandbox().socketUrls.replay, token);
    await other.until(() => clocks(other).length > 0);
    client.close();
    other.close();
    while (sandbox().sockets.some(({ isOpen }) => isOpen)) await new Promise((done) => setImmediate(done));
    const third = await SocketClient.authorized(sandbox().socketUrls.replay, token);
    assert.equal(((await third.ask('replay/changespeed', { speed: 50 })).d as { ok: boolean }).ok, false);
    third.close();
  });
});
