import assert from 'node:assert/strict';
import { startSandbox } from '../../../sandbox/sandbox';
import { market, START, strictSandbox, symbol } from '../strict/trading';
import { signIn, tokenOf } from '../client';
import { SocketClient, type Message } from './socketClient';

type Props = { readonly entityType: string; readonly eventType: string; readonly entity: Record<string, unknown> };

const names = (messages: readonly Message[]) =>
  messages.map(({ d }) => `${(d as Props).entityType} ${(d as Props).eventType}`);

/** tradovate-streams.md, sections 1 to 6. */
describe('the sandbox’s sockets: user', () => {
  const { sandbox, place, state } = strictSandbox({ mainSocket: 'user' });
  const open: SocketClient[] = [];
  const connect = async (): Promise<SocketClient> => {
    const client = await SocketClient.open(sandbox().socketUrls.user);
    open.push(client);
    return client;
  };
  const authorized = async (): Promise<SocketClient> => {
    const client = await connect();
    assert.equal((await client.ask('authorize', await tokenOf(signIn(sandbox())))).s, 200);
    return client;
  };
  afterEach(() => {
    for (const client of open.splice(0)) client.close();
  });

  it('open at one path alone, with any query', async () => {
    const { origin } = sandbox();
    const ws = origin.replace('http', 'ws');
    assert.equal((await SocketClient.open(`${ws}/v1/stream`)).refused, 404);
    const client = await SocketClient.open(`${ws}/v1/websocket?r=0.5`);
    assert.deepEqual(client.frames, ['o']);
    client.close();
  });

  it('take the token raw or quoted, and answer without data', async () => {
    const token = await tokenOf(signIn(sandbox()));
    assert.deepEqual(await (await connect()).ask('authorize', token), { s: 200, i: 1 });
    assert.deepEqual(await (await connect()).ask('authorize', `"${token}"`), { s: 200, i: 1 });
    const refused = await (await connect()).ask('authorize', 'nope');
    assert.deepEqual(refused, { i: 1, s: 401, d: 'Invalid access token' });
  });

  it('refuse what comes before the authorization', async () => {
    assert.equal((await (await connect()).ask('account/list')).s, 401);
  });

  it('carry every operation, with its refusals', async () => {
    const client = await authorized();
    const [account] = (await client.ask('account/list')).d as { name: string }[];
    assert.equal(account?.name, 'DEMO900101');
    const { d } = await client.ask('contract/find', '', 'name=MESZ6');
    assert.equal((d as { id: number }).id, 3101);
    assert.equal((await client.ask('account/item', '', 'id=1')).s, 404);
    assert.equal((await client.ask('account/item')).s, 400);
    const refused = await client.ask('order/placeorder', { ...market, symbol: 'NOPE' });
    assert.deepEqual(refused.d, { failureReason: 'UnknownReason', failureText: 'Access is denied' });
    sandbox().setRights({ Orders: 'Read' });
    assert.deepEqual(await client.ask('order/placeorder', market), { i: 7, s: 401, d: 'Access is denied' });
    assert.equal((await client.ask('md/subscribeQuote', { symbol })).s, 401, 'not on this host');
  });

  it('send all changes after a snapshot, each in its place', async () => {
    const client = await authorized();
    const entityTypes = ['account', 'order', 'fill', 'position', 'cashBalance'];
    const { d } = await client.ask('user/syncrequest', { splitResponses: false, entityTypes });
    assert.deepEqual((d as { orders: unknown[] }).orders, []);
    await place({});
    await client.until(() => client.events('props').length >= 7);
    assert.deepEqual(names(client.events('props')), [
      ...['order Created', 'order Updated', 'order Updated', 'fill Created', 'position Created', 'position Updated'],
      'cashBalance Updated',
    ]);
    const last = client.events('props')[2]?.d as Props;
    assert.deepEqual(last.entity, { ...last.entity, ordStatus: 'Filled', id: state().orders[0]?.id });
  });

  it('send nothing without entity types', async () => {
    const client = await authorized();
    assert.deepEqual(Object.keys((await client.ask('user/syncrequest', {})).d as object), ['users', 'contractGroups']);
    await client.ask('order/placeorder', market);
    assert.deepEqual(client.events('props'), []);
  });

  it('may send an order before the response that caused it', async () => {
    const client = await authorized();
    await client.ask('user/syncrequest', { splitResponses: false, entityTypes: ['order'] });
    await client.ask('order/placeorder', { ...market, orderType: 'Limit', price: START - 5 });
    const frame = client.frames.at(-1) ?? '';
    assert.ok(frame.indexOf('"ordStatus":"Working"') < frame.indexOf('"orderId"'));
  });

  it('have their own world on the replay alone', async () => {
    const client = await authorized();
    assert.equal((await client.ask('replay/changespeed', { speed: 100 })).s, 404);
  });
});

describe('the sandbox’s sockets: when they end', () => {
  const { sandbox } = strictSandbox({ socketTimes: { heartbeatMs: 40, idleMs: 1500, authorizeMs: 1500 } });
  const authorized = async (): Promise<SocketClient> => {
    const token = await tokenOf(signIn(sandbox()));
    return SocketClient.authorized(sandbox().socketUrls.user, token);
  };

  it('without an authorization', async () => {
    const client = await SocketClient.open(sandbox().socketUrls.user);
    await client.until(() => client.isClosed);
    assert.equal(sandbox().sockets[0]?.isOpen, false);
  });

  it('without frames of the client; the server beats when it sends nothing else', async () => {
    const client = await authorized();
    await client.until(() => client.isClosed);
    assert.ok(client.frames.filter((frame) => frame === 'h').length >= 2);
  });

  it('not while the client beats', async () => {
    const client = await authorized();
    const beat = setInterval(() => client.send('[]'), 50);
    await new Promise((done) => setTimeout(done, 2000));
    clearInterval(beat);
    assert.equal(client.isClosed, false);
    assert.ok((sandbox().sockets[0]?.heartbeats ?? 0) > 4);
    client.close();
  });

  it('with a request before the open frame', async () => {
    const slow = await startSandbox({ socketTimes: { openMs: 60_000 } });
    try {
      const client = new SocketClient();
      const opened = client.connect(slow.socketUrls.user);
      await client.until(() => client.isConnected);
      client.send('authorize\n1\n\ntoken');
      await opened;
      assert.deepEqual([client.isClosed, client.frames], [true, []]);
    } finally {
      await slow.close();
    }
  });
});
