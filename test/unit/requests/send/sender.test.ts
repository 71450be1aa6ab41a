import { t } from '../../../../src/core/platform/text';
import assert from 'node:assert/strict';
import { UserFacingError } from '../../../../src/core/platform/errors';
import { Sender, type RequestInput } from '../../../../src/core/requests/send/sender';
import { catalogue, operation } from '../../operations/fixture';
import { FakeUser, type Reply } from '../../fakes';
import { minute, World } from '../../session/world';

const order: RequestInput = {
  operation: operation('placeOrder'),
  values: { accountId: 12, action: 'Buy', symbol: 'MESZ6', orderQty: 1, orderType: 'Market', isAutomated: true },
};
const accounts: RequestInput = { operation: operation('accountList'), values: {} };

/** A window that is signed in, with its sender and the person at it. */
async function desk(environment: string, { readOnly = false, yes = true } = {}) {
  const world = new World();
  const window = await world.open(environment);
  world.http.replies.push(world.token());
  await window.sessionManager.getToken(new FakeUser());
  world.http.sent.length = 0;
  const settings = { timeoutMs: 1000, readOnly };
  const sender = new Sender(
    world,
    window.sessionManager,
    () => settings,
    catalogue.schemas,
    () => 'REAL12',
  );
  const asked: string[] = [];
  const controller = new AbortController();
  const person = {
    signal: controller.signal,
    confirmLive: ({ question, detail }: { question: string; detail: string }) => {
      asked.push(`${question}\n${detail}`);
      return Promise.resolve(yes);
    },
  };
  const reply = (...replies: Reply[]) => world.http.replies.splice(0, Infinity, ...replies);
  const send = (wish: RequestInput) => sender.send(wish, person);
  return { ...window, world, sender, send, asked, reply, settings, person, controller };
}

describe('sending a request', () => {
  it('sends a query with the token, unasked, to LIVE too', async () => {
    const { send, reply, world, asked } = await desk('live', { readOnly: true });
    reply({ body: '[]' });
    const sent = await send(accounts);
    assert.deepEqual([sent.answer.status, sent.live, sent.ended, asked.length], [200, true, false, 0]);
    const [request] = world.http.sent;
    assert.equal(request?.url, 'https://live.tradovateapi.com/v1/account/list');
    assert.match(request.headers['Authorization'] ?? '', /^Bearer invented-token-/);
  });

  it('sends a change to Demo unasked', async () => {
    const { send, reply, world, asked } = await desk('demo', { readOnly: true });
    reply({ body: '{"orderId":1}' });
    await send(order);
    assert.deepEqual([asked.length, JSON.parse(world.http.sent[0]?.body ?? '')], [0, order.values]);
  });

  it('sends no change to LIVE while that is read-only', async () => {
    const { send, world, asked } = await desk('live', { readOnly: true });
    await assert.rejects(send(order), /LIVE is read-only/);
    assert.deepEqual([asked.length, world.http.sent.length], [0, 0]);
  });

  it('sends a change to LIVE after a yes, once, also where the answer is a fault', async () => {
    const { send, reply, world, asked } = await desk('live');
    reply({ status: 503, body: 'busy' });
    assert.equal((await send(order)).answer.status, 503);
    assert.equal(world.http.sent.length, 1);
    assert.match(asked.join(), /REAL12 \(12\)/);
  });

  it('sends nothing after a no', async () => {
    const { send, world } = await desk('live', { yes: false });
    await assert.rejects(send(order), { kind: 'canceled' });
    assert.equal(world.http.sent.length, 0);
  });

  const meanwhile: [string, (at: Awaited<ReturnType<typeof desk>>) => unknown][] = [
    ['LIVE was made read-only', ({ settings }) => (settings.readOnly = true)],
    ['it was cancelled', ({ controller }) => controller.abort()],
    ['the token was forgotten', ({ sessionManager }) => sessionManager.forget()],
    ['the profile was switched', async ({ store }) => store.remove(store.active()?.id ?? '')],
  ];
  for (const [what, happens] of meanwhile)
    it(`sends nothing where ${what} while it was asked`, async () => {
      const at = await desk('live');
      at.person.confirmLive = async () => {
        await happens(at);
        return true;
      };
      await assert.rejects(at.send(order), UserFacingError);
      assert.equal(at.world.http.sent.length, 0);
    });

  it('does not follow a redirect of a change from Demo to LIVE', async () => {
    const { send, reply, world } = await desk('demo');
    reply({ status: 307, headers: { location: 'https://live.tradovateapi.com/v1/order/placeorder' } });
    await assert.rejects(send(order), { kind: 'protocol', status: 307 });
    assert.equal(world.http.sent.length, 1);
  });

  it('follows one within Demo', async () => {
    const { send, reply, world } = await desk('demo');
    reply({ status: 307, headers: { location: 'https://demo.tradovateapi.com/v2/order/placeorder' } }, { body: '{}' });
    await send(order);
    assert.equal(world.http.sent.length, 2);
  });

  it('says of a change without an answer that it may have been carried out', async () => {
    const { send, reply } = await desk('demo');
    reply(new UserFacingError('network', t('No answer.')));
    await assert.rejects(send(order), (error: UserFacingError) => error.sentences.length === 2);
    await assert.rejects(send(accounts), (error: UserFacingError) => error.message === 'No answer.');
  });

  it('says the same of one that was cancelled under way', async () => {
    const { send, reply, controller } = await desk('demo');
    reply(() => {
      controller.abort();
      return new UserFacingError('canceled', t('Canceled.'));
    });
    await assert.rejects(send(order), (error: UserFacingError) => error.sentences.length === 2);
  });

  it('asks once whether the session is over where the answer makes it doubtful', async () => {
    for (const status of [401, 408, 429, 500]) {
      const { send, reply, world, sessionManager } = await desk('demo');
      reply({ status }, { status });
      assert.equal((await send(accounts)).ended, true, String(status));
      assert.equal(world.http.sent.length, 2);
      assert.deepEqual(sessionManager.state.session, { kind: 'ended', elsewhere: true });
    }
  });

  it('keeps the session where the service still takes the token', async () => {
    const { send, reply, world, sessionManager } = await desk('demo');
    reply({ status: 401 }, { status: 200, body: '[]' });
    assert.equal((await send(order)).ended, false);
    assert.deepEqual([world.http.sent.length, sessionManager.state.session.kind], [2, 'alive']);
  });

  it('sends nothing during a lock, which every request would start again', async () => {
    const { send, reply, world, sessionManager } = await desk('demo');
    reply({ status: 429, body: '' });
    await world.clock.advance(minute);
    await assert.rejects(sessionManager.renew(new FakeUser()));
    world.http.sent.length = 0;
    await assert.rejects(send(accounts), { kind: 'locked' });
    assert.equal(world.http.sent.length, 0);
  });

  it('needs a token', async () => {
    const { send, sessionManager } = await desk('demo');
    await sessionManager.forget();
    await assert.rejects(send(accounts), { kind: 'not-signed-in' });
  });
});
