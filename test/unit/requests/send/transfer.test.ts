import assert from 'node:assert/strict';
import { UserFacingError } from '../../../../src/core/platform/errors';
import { t } from '../../../../src/core/platform/text';
import { noLimits } from '../../../../src/core/requests/send/limits/liveLimits';
import type { LiveOutcome } from '../../../../src/core/requests/send/liveLog';
import { Sender } from '../../../../src/core/requests/send/sender';
import { FakeUser } from '../../fakes';
import { catalog } from '../../operations/fixture';
import { accounts, order, penalty, signedIn } from './signedIn';

describe('the transfer of a request', () => {
  it('does not follow a redirect of a change from Demo to LIVE', async () => {
    const { send, reply, world } = await signedIn('demo');
    reply({ status: 307, headers: { location: 'https://live.tradovateapi.com/v1/order/placeorder' } });
    await assert.rejects(send(order), { kind: 'protocol', status: 307 });
    assert.equal(world.http.sent.length, 1);
  });

  it('follows one within Demo', async () => {
    const { send, reply, world } = await signedIn('demo');
    reply(
      { status: 307, headers: { location: 'https://demo.tradovateapi.com:443/v1/order/placeorder' } },
      { body: '{}' },
    );
    await send(order);
    assert.equal(world.http.sent.length, 2);
  });

  it('warns that a change without a response may have been executed', async () => {
    const { send, reply } = await signedIn('demo');
    reply(new UserFacingError('network', t('No answer.')));
    await assert.rejects(send(order), (error: UserFacingError) => error.sentences.length === 2);
    await assert.rejects(send(accounts), (error: UserFacingError) => error.sentences.length === 1);
  });

  it('warns about one that was canceled on its way', async () => {
    const { send, reply, controller } = await signedIn('demo');
    reply(() => {
      controller.abort();
      return new UserFacingError('canceled', t('Canceled.'));
    });
    await assert.rejects(send(order), (error: UserFacingError) => error.sentences.length === 2);
  });

  it('finding high 1: asks once whether the token is accepted after a 401, and ends no session', async () => {
    for (const [status, accepted] of [
      [200, true],
      [401, false],
      [500, false],
    ] as const) {
      const { send, reply, world, sessionManager } = await signedIn('demo');
      reply({ status: 401 }, { status });
      assert.equal((await send(order)).tokenAccepted, accepted, String(status));
      assert.deepEqual([world.http.sent.length, sessionManager.state.session.kind], [2, 'alive']);
    }
  });

  it('sends nothing after a status that proves nothing', async () => {
    for (const status of [400, 403, 408, 500]) {
      const { send, reply, world, sessionManager } = await signedIn('demo');
      reply({ status });
      await send(accounts);
      assert.deepEqual([world.http.sent.length, sessionManager.state.session.kind], [1, 'alive']);
    }
  });

  for (const [name, blocking] of [
    ['429', { status: 429 }],
    ['423', { status: 423 }],
    ['a CAPTCHA', { body: '{"p-ticket":"t","p-captcha":true}' }],
  ] as const)
    it(`finding high 1: is the last request of all windows for an hour if it is answered with ${name}`, async () => {
      const { send, reply, world, sessionManager } = await signedIn('demo');
      const other = await world.open();
      reply(blocking);
      await send(accounts);
      assert.ok(sessionManager.state.block);
      await assert.rejects(send(accounts));
      await assert.rejects(sessionManager.renew(new FakeUser()));
      await assert.rejects(other.sessionManager.signInAgain(new FakeUser()));
      assert.equal(world.http.sent.length, 1);
      assert.equal((await other.sessionManager.validToken(new FakeUser())).accessToken, 'invented-token-1');
      assert.equal((await other.sessionManager.getToken(new FakeUser())).how, 'kept');
    });

  it('sends the same order with the ticket after the wait of a penalty, and with no other one afterwards', async () => {
    const { send, reply, world } = await signedIn('demo');
    reply(penalty('ticket-one', 2), penalty('ticket-two', 4), { body: '{"orderId":1}' });
    for (const seconds of [2, 4, 0, 0]) {
      await send(order);
      await world.clock.advance(seconds * 1000);
    }
    const bodies = world.http.sent.map(({ body }) => JSON.parse(body ?? '') as object);
    const tickets = [{}, { 'p-ticket': 'ticket-one' }, { 'p-ticket': 'ticket-two' }, {}];
    assert.deepEqual(
      bodies,
      tickets.map((ticket) => ({ ...order.values, ...ticket })),
    );
  });

  it('keeps the ticket if no response came', async () => {
    const { send, reply, world } = await signedIn('demo');
    reply(penalty('invented-ticket'), new UserFacingError('network', t('No answer.')), { body: '{"orderId":1}' });
    await send(order);
    await world.clock.advance(15_000);
    await assert.rejects(send(order), { kind: 'network' });
    await send(order);
    assert.equal(world.http.sent[2]?.body, world.http.sent[1]?.body);
    assert.ok(world.http.sent[2]?.body?.includes('invented-ticket'));
  });

  it('shows the ticket nowhere: not in the response, and not where it is echoed', async () => {
    const { send, reply, world } = await signedIn('demo');
    reply(penalty('invented-ticket'), () => ({ status: 404, body: `GET ${world.http.sent.at(-1)?.url}` }));
    const { response } = await send(accounts);
    await world.clock.advance(15_000);
    const { response: echo } = await send(accounts);
    assert.ok(world.http.sent[1]?.url.includes('invented-ticket'));
    assert.ok(!`${response.body}${echo.body}${JSON.stringify(world.log)}`.includes('invented-ticket'));
  });

  for (const [outcome, body, status = 200] of [
    ['done', '{"orderId":1}'],
    ['pending', '{}'],
    ['pending', ''],
    ['pending', 'busy', 503],
    ['pending', '', 408],
    ['refused', '', 403],
    ['refused', '{"errorText":"No"}'],
    ['refused', '{"p-ticket":"made-up","p-time":15}'],
    ['refused', '{"ok":false}'],
    ['refused', '<html>'],
  ] as const)
    it(`lists ${status} ${body} for a change on LIVE as ${outcome}`, async () => {
      const { world, sessionManager, reply, prompts } = await signedIn('live');
      const outcomes: LiveOutcome[] = [];
      const { http, clock, log, redactor } = world;
      const liveLog = { begin: () => (ended: LiveOutcome) => void outcomes.push(ended) };
      const settings = { timeoutMs: 1000, readOnly: false, limits: noLimits };
      const parts = { http, clock, log, redactor, liveLog };
      const sender = new Sender(
        parts,
        sessionManager,
        () => settings,
        catalog.schemas,
        () => 'REAL12',
      );
      reply({ status, body });
      await sender.send(order, prompts).catch(() => undefined);
      assert.deepEqual(outcomes, [outcome]);
    });
});
