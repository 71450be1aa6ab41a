import assert from 'node:assert/strict';
import { SandboxControl } from '../../../sandbox/control';
import { market, strictSandbox, symbol } from '../strict/trading';
import { call, signIn, tokenOf } from '../client';
import { SocketClient } from './socketClient';

/** tradovate-streams.md, sections 5, 10, 11 and 12. */
describe('the sandbox’s sockets: faults', () => {
  const { sandbox } = strictSandbox();
  let token = '';
  const open: SocketClient[] = [];
  const connect = async (): Promise<SocketClient> => {
    const client = await SocketClient.authorized(sandbox().socketUrls.user, token);
    open.push(client);
    return client;
  };
  beforeEach(async () => {
    token = await tokenOf(signIn(sandbox()));
  });
  afterEach(() => {
    for (const client of open.splice(0)) client.close();
  });

  it('of a handshake: wrong host, too many requests', async () => {
    sandbox().socketFault({ name: 'wrong-host' });
    sandbox().socketFault({ name: 'wrong-host', to: sandbox().socketUrls.md });
    sandbox().socketFault({ name: 'busy' });
    const { user } = sandbox().socketUrls;
    assert.equal((await SocketClient.open(user)).refused, 421);
    assert.equal((await SocketClient.open(user)).refused, 307);
    assert.equal((await SocketClient.open(user)).refused, 429);
    await connect();
  });

  it('of an authorization', async () => {
    sandbox().socketFault({ name: 'refuse-authorize' });
    const client = await SocketClient.open(sandbox().socketUrls.user);
    assert.equal((await client.ask('authorize', token)).s, 401);
    assert.equal((await client.ask('authorize', token)).s, 200);
    client.close();
  });

  it('of HTTP calls meet requests over a socket too', async () => {
    const client = await connect();
    sandbox().fault('penalty?on=/order/*');
    assert.ok('p-ticket' in ((await client.ask('order/placeorder', market)).d as object));
    sandbox().clearFaults();
    sandbox().fault('http-500?on=/md/*');
    assert.equal((await client.ask('md/subscribeQuote', { symbol })).s, 500);
    sandbox().fault('locked?seconds=60');
    assert.deepEqual(await client.ask('account/list'), { i: '4', s: 429 });
    assert.equal((await SocketClient.open(sandbox().socketUrls.user)).refused, 429);
    sandbox().clearFaults();
    sandbox().fault('cut-before?on=/account/*');
    await client.ask('account/list');
    assert.ok(client.isClosed);
  });

  it('end a connection with a reason, a close frame, half a frame or nothing', async () => {
    const frames: Record<string, string | undefined> = {};
    for (const name of ['shutdown', 'close-frame', 'half-frame', 'cut'] as const) {
      const client = await connect();
      sandbox().socketFault({ name, ...(name === 'shutdown' ? { reasonCode: 'IPQuotaReached' } : {}) });
      await client.until(() => client.isClosed);
      frames[name] = client.frames.slice(2).join();
    }
    assert.deepEqual(frames, {
      shutdown: 'a[{"e":"shutdown","d":{"reasonCode":"IPQuotaReached","reason":"By the sandbox"}}]',
      'close-frame': 'c[3000,"Go away!"]',
      'half-frame': '',
      cut: '',
    });
  });

  it('silence one, or flood it without a loss', async () => {
    const silent = await connect();
    sandbox().socketFault({ name: 'silence' });
    silent.send('account/list\n9\n\n');
    const client = await connect();
    await client.ask('account/list');
    assert.equal(silent.frames.length, 2);
    sandbox().socketFault({ name: 'flood', perSecond: 5000, seconds: 0.1 });
    await client.until(() => client.events('props').length >= 500);
    const counts = client
      .events('props')
      .map(({ d }) => (d as { entity: { positionMargin: number } }).entity.positionMargin);
    assert.deepEqual(
      counts,
      Array.from({ length: 500 }, (_, index) => index + 1),
    );
  });

  it('send what nobody knows, and lists in place of one entity', async () => {
    const client = await connect();
    const control = new SandboxControl(sandbox().baseUrl);
    await control.socketFault({ name: 'unknown' });
    await control.socketFault({ name: 'list-of-entities' });
    await client.until(() => client.events('props').length > 0);
    assert.equal(client.events('news').length, 1);
    assert.equal((await control.sockets())[0]?.isOpen, true);
    assert.ok(
      (await control.frames()).some(({ direction, text }) => direction === 'in' && text.startsWith('authorize')),
    );
    assert.deepEqual(await control.socketUrls(), sandbox().socketUrls);
    await assert.rejects(control.socketFault({ name: 'nope' as 'cut' }), /nope|one of/);
  });

  it('close the oldest of more than fifty, and end its session', async () => {
    const first = await connect();
    for (let count = 1; count < 51; count++) await connect();
    await first.until(() => first.isClosed);
    assert.match(first.frames.at(-1) ?? '', /ConnectionQuotaReached/);
    assert.equal(sandbox().sockets.filter(({ isOpen }) => isOpen).length, 50);
    assert.equal((await call(sandbox(), '/account/list', { token })).status, 408);
  });
});
