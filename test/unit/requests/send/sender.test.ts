import assert from 'node:assert/strict';
import { toUserFacingError, UserFacingError } from '../../../../src/core/platform/errors';
import { noLimits, type LiveLimits } from '../../../../src/core/requests/send/limits/liveLimits';
import type { RequestInput } from '../../../../src/core/requests/send/requestInput';
import { Sender } from '../../../../src/core/requests/send/sender';
import { FakeUser, type Reply } from '../../fakes';
import { catalog, operation } from '../../operations/fixture';
import { minute, World } from '../../session/world';
import { accounts, order, penalty, signedIn } from './signedIn';

const account = (name: string): Reply => ({ body: JSON.stringify({ id: 12, name }) });

describe('sending a request', () => {
  it('sends a query with the token, without a question, to LIVE too', async () => {
    const { send, reply, world, asked } = await signedIn('live', { readOnly: true });
    reply({ body: '[]' });
    const sent = await send(accounts);
    assert.deepEqual([sent.response.status, sent.live, sent.tokenAccepted, asked.length], [200, true, false, 0]);
    const [request] = world.http.sent;
    assert.equal(request?.url, 'https://live.tradovateapi.com/v1/account/list');
    assert.match(request.headers['Authorization'] ?? '', /^Bearer invented-token-/);
  });

  it('sends a change to Demo without a question', async () => {
    const { send, reply, world, asked } = await signedIn('demo', { readOnly: true });
    reply({ body: '{"orderId":1}' });
    await send(order);
    assert.deepEqual([asked.length, JSON.parse(world.http.sent[0]?.body ?? '')], [0, order.values]);
  });

  it('sends no change to LIVE while it is read-only', async () => {
    const { send, world, asked } = await signedIn('live', { readOnly: true });
    await assert.rejects(send(order), { kind: 'blocked' });
    assert.deepEqual([asked.length, world.http.sent.length], [0, 0]);
  });

  it('sends a change to LIVE once after a yes, even if the response is a fault', async () => {
    const { send, reply, world, asked } = await signedIn('live');
    reply({ status: 503, body: 'busy' });
    assert.equal((await send(order)).response.status, 503);
    assert.equal(world.http.sent.length, 1);
    assert.ok(asked[0]?.detail.some(({ args }) => args.includes('REAL12 (12)')));
  });

  it('sends nothing after a no', async () => {
    const { send, world } = await signedIn('live', { yes: false });
    await assert.rejects(send(order), { kind: 'canceled' });
    assert.equal(world.http.sent.length, 0);
  });

  const changes: [string, (at: Awaited<ReturnType<typeof signedIn>>) => unknown][] = [
    ['LIVE was made read-only', ({ settings }) => (settings.readOnly = true)],
    ['a limit was set', ({ settings }) => (settings.limits = { ...noLimits, maxQuantity: 5 })],
    ['it was canceled', ({ controller }) => controller.abort()],
    ['the token was forgotten', ({ sessionManager }) => sessionManager.forget()],
    ['the profile was switched', async ({ store }) => store.remove(store.active()?.id ?? '')],
  ];
  for (const [what, happens] of changes)
    it(`sends nothing if ${what} during the question`, async () => {
      const at = await signedIn('live');
      at.prompts.confirmLive = async () => {
        await happens(at);
        return true;
      };
      await assert.rejects(at.send(order), UserFacingError);
      assert.equal(at.world.http.sent.length, 0);
    });

  const limited: [string, LiveLimits, Reply[], number][] = [
    ['an order within the limits', { accounts: ['12'], maxQuantity: 1, symbols: ['MES'], invalid: [] }, [], 1],
    ['an order for an account that is not allowed', { accounts: ['OTHER'], invalid: [] }, [account('REAL12')], 0],
    ['an order for an account that is allowed by name', { accounts: ['REAL12'], invalid: [] }, [account('REAL12')], 1],
    ['an order for an unknown account', { accounts: ['REAL12'], invalid: [] }, [{ status: 404, body: '' }], 0],
    ['an order that is too large', { maxQuantity: 0.5, invalid: [] }, [], 0],
    ['an order for another product', { symbols: ['ES'], invalid: [] }, [], 0],
    ['an order while a setting is invalid', { invalid: ['maxOrderQuantity'] }, [], 0],
  ];
  for (const [what, limits, replies, sent] of limited)
    it(`sends ${what} to LIVE ${sent === 1 ? 'after one question' : 'never, and asks nothing'}`, async () => {
      const { send, reply, world, asked } = await signedIn('live', { limits });
      reply(...replies, { body: '{"orderId":1}' });
      await send(order).catch((error: unknown) => assert.equal(toUserFacingError(error).kind, 'blocked'));
      assert.deepEqual([world.http.sent.filter(({ method }) => method === 'POST').length, asked.length], [sent, sent]);
    });

  it('asks the service for the account and the contract of an order that only its id names', async () => {
    const { send, reply, world } = await signedIn('live', {
      limits: { accounts: ['12'], symbols: ['MES'], invalid: [] },
    });
    const cancel: RequestInput = { operation: operation('cancelOrder'), values: { orderId: 7 } };
    reply({ body: '{"id":7,"accountId":12,"contractId":3}' }, { body: '{"id":3,"name":"MESZ6"}' }, { body: '{}' });
    await send(cancel);
    assert.deepEqual(
      world.http.sent.map(({ url }) => url.replace(/.*\/v1/, '')),
      ['/order/item?id=7', '/contract/item?id=3', '/order/cancelorder'],
    );
    reply(
      { body: '{"id":7,"accountId":13,"contractId":3}' },
      { body: '{"id":3,"name":"MESZ6"}' },
      { status: 404, body: '' },
    );
    await assert.rejects(send(cancel), { kind: 'blocked' });
  });

  it('sends nothing during a lock, which every request would start again', async () => {
    const { send, reply, world, sessionManager } = await signedIn('demo');
    reply({ status: 429, body: '' });
    await world.clock.advance(minute);
    await assert.rejects(sessionManager.renew(new FakeUser()));
    world.http.sent.length = 0;
    await assert.rejects(send(accounts), { kind: 'locked' });
    assert.equal(world.http.sent.length, 0);
  });

  it('asks about LIVE again after the wait of a penalty, and not during it', async () => {
    const { send, reply, world, asked } = await signedIn('live');
    reply(penalty('invented-ticket'), { body: '{"orderId":1}' });
    await send(order);
    await assert.rejects(send(order), { kind: 'penalty', remedies: [] });
    assert.deepEqual([asked.length, world.http.sent.length], [1, 1]);
    await world.clock.advance(15_000);
    await send(order);
    assert.deepEqual([asked.length, world.http.sent.length], [2, 2]);
  });

  it('says that a read for a limit met a penalty, instead of leading to the limits', async () => {
    const { send, reply, world } = await signedIn('live', { limits: { accounts: ['REAL12'], invalid: [] } });
    reply(penalty('invented-ticket'), account('REAL12'), { body: '{"orderId":1}' });
    for (let i = 0; i < 2; i++) await assert.rejects(send(order), { kind: 'penalty' });
    assert.equal(world.http.sent.length, 1);
    await world.clock.advance(15_000);
    await send(order);
    assert.deepEqual(
      world.http.sent.map(({ url }) => url.replace(/.*\/v1/, '')),
      ['/account/item?id=12', '/account/item?id=12&p-ticket=invented-ticket', '/order/placeorder'],
    );
  });

  it('keeps reads of other values from a service that asks to wait, also those of another sender', async () => {
    const { send, reply, world, other } = await signedIn('demo');
    const find = (name: string) => ({ operation: operation('contractFind'), values: { name } });
    reply(penalty('invented-ticket'));
    await send(find('MESZ6'));
    for (const name of ['MESZ6', 'MESH7', 'NQZ6']) {
      await assert.rejects(send(find(name)), { kind: 'penalty' });
      await assert.rejects(other(find(name)), { kind: 'penalty' });
    }
    assert.equal(world.http.sent.length, 1);
  });

  it('needs a token', async () => {
    const { send, sessionManager } = await signedIn('demo');
    await sessionManager.forget();
    await assert.rejects(send(accounts), { kind: 'not-signed-in' });
  });

  it('sends nothing but reads for a language model, and to LIVE only where it may', async () => {
    for (const [environment, live, expected] of [
      ['demo', false, 1],
      ['live', false, 0],
      ['live', true, 1],
    ] as const) {
      const { send, reply, world, settings } = await signedIn(environment);
      settings.onlyReads = { live };
      reply({ body: '[]' });
      await assert.rejects(send(order), { kind: 'unsupported' });
      await send(accounts).catch((error: unknown) => assert.equal((error as UserFacingError).kind, 'blocked'));
      assert.equal(world.http.sent.length, expected);
    }
  });

  it("sees LIVE in the account's own host, too", async () => {
    const world = new World();
    const { sessionManager } = await world.open('live');
    world.http.replies.push(world.token(undefined, { apiHosts: { live: 'api-17.tradovateapi.com' } }));
    await sessionManager.getToken(new FakeUser());
    world.http.sent.length = 0;
    const settings = { timeoutMs: 1000, readOnly: true, limits: noLimits, onlyReads: { live: false } };
    const sender = new Sender(
      world,
      sessionManager,
      () => settings,
      catalog.schemas,
      () => undefined,
    );
    await assert.rejects(sender.send(accounts, new FakeUser()), { kind: 'blocked' });
    assert.equal(world.http.sent.length, 0);
  });
});
