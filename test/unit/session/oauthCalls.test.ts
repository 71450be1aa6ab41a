import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { untilAborted } from '../../../src/core/platform/timeLimit';
import { OAuthCalls } from '../../../src/core/session/oauthCalls';
import { profilesOf } from '../../../src/core/session/profilesOf';
import { FakeUser, settle, type Reply } from '../fakes';
import { credentials, minute, openWindow, World } from './world';

const demo = { id: 'demo', label: 'Demo' };
const BASE_URL = 'https://demo.tradovateapi.com/v1';
const app = {
  clientId: '1234',
  clientSecret: 'not-a-real-secret',
  redirectUri: 'http://localhost:3030/callback',
};

describe('a profile that signs in with the browser', () => {
  let world: World;
  let count: number;
  let respond: () => void;

  beforeEach(() => {
    world = new World();
    count = 0;
    world.settings.automatic = false;
    world.oauth.answer = (url, redirectUri) =>
      `${redirectUri}?code=invented-code&state=${url.searchParams.get('state') ?? ''}`;
  });

  /** A response of the token call. Each issues a new refresh token. */
  const issued = () => ({
    body: JSON.stringify({
      access_token: `invented-access-${++count}`,
      expires_in: 4800,
      refresh_token: `invented-refresh-${count}`,
      refresh_token_expires_in: 26 * 3600,
    }),
  });
  const refused = (error: string) => () => ({ body: JSON.stringify({ error }) });
  /** What is answered next; the last one to all that follows. */
  const reply = (...replies: Reply[]) => void world.http.replies.splice(0, Infinity, ...replies);
  const sentFields = (at: number) => Object.fromEntries(new URLSearchParams(world.http.sent[at]?.body));

  async function open() {
    const store = world.store();
    await store.add(demo, app);
    const window = await openWindow(world, store, 'demo');
    await settle();
    return window;
  }

  async function openSignedIn() {
    const window = await open();
    reply(issued);
    await window.sessionManager.getToken(new FakeUser());
    await settle();
    return window;
  }

  it('opens the page, exchanges the code with the verifier of the challenge, and has a token', async () => {
    const { sessionManager } = await openSignedIn();
    const [opened] = world.oauth.opened;
    assert.ok(opened);
    const query = new URL(opened.url).searchParams;
    assert.equal(query.get('redirect_uri'), app.redirectUri);
    const fields = sentFields(0);
    assert.equal(fields['code'], 'invented-code');
    assert.equal(await world.oauth.sha256(fields['code_verifier'] ?? ''), query.get('code_challenge'));
    assert.equal(world.http.sent[0]?.url, 'https://live.tradovateapi.com/auth/oauthtoken');
    assert.equal((await sessionManager.currentToken())?.accessToken, 'invented-access-1');
    assert.equal(sessionManager.state.session.kind, 'alive');
  });

  const failures = [
    ['gives up', () => Promise.reject(new UserFacingError('canceled', { message: 'Canceled.', args: [] })), 'canceled'],
    ['comes back from another sign-in', () => `${app.redirectUri}?code=invented-code&state=another`, 'invalid-input'],
    [
      'says no',
      (url: URL) => `${app.redirectUri}?error=access_denied&state=${url.searchParams.get('state') ?? ''}`,
      'canceled',
    ],
  ] as const;
  for (const [what, answer, kind] of failures) {
    it(`sends nothing if the user ${what}`, async () => {
      const { sessionManager } = await open();
      world.oauth.answer = answer;
      await assert.rejects(sessionManager.getToken(new FakeUser()), { kind });
      assert.equal(world.http.sent.length, 0);
      assert.equal(sessionManager.state.activeCall, undefined);
    });
  }

  it('is not asked to sign in during a block', async () => {
    const { sessionManager } = await open();
    await sessionManager.reportBlock({ reason: 'locked', until: world.clock.now() + 30 * minute }, BASE_URL);
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'locked' });
    assert.equal(world.oauth.opened.length, 0);
  });

  it('holds no lock while the user signs in', async () => {
    const { sessionManager } = await open();
    let held: boolean | undefined;
    world.oauth.answer = async (url, redirectUri) => {
      held = !(await Promise.race([
        world.lock.run(`auth ${BASE_URL}`, () => Promise.resolve(true)),
        settle().then(() => false),
      ]));
      return `${redirectUri}?code=invented-code&state=${url.searchParams.get('state') ?? ''}`;
    };
    reply(issued);
    await sessionManager.getToken(new FakeUser());
    assert.equal(held, false);
  });

  it('asks first before the secret goes to a host of the user', async () => {
    const store = world.store();
    await store.add(demo, { ...app, tokenUrl: 'https://oauth.example.com/token' });
    const { sessionManager } = await openWindow(world, store, 'demo');
    const user = new FakeUser();
    user.yes = false;
    await assert.rejects(sessionManager.getToken(user), { kind: 'canceled' });
    assert.equal(world.oauth.opened.length + world.http.sent.length, 0);
  });

  it('renews a valid token as any other, and keeps its refresh token', async () => {
    const { sessionManager } = await openSignedIn();
    reply(world.token());
    await sessionManager.renew(new FakeUser());
    // The host of the token call has issued it, also for Demo.
    assert.equal(world.http.sent[1]?.url, 'https://live.tradovateapi.com/v1/auth/renewaccesstoken');
    assert.equal((await sessionManager.currentToken())?.refreshToken, 'invented-refresh-1');
  });

  for (const [tokenUrl, host] of [
    ['https://demo.tradovateapi.com/auth/oauthtoken', 'demo.tradovateapi.com'],
    ['https://proxy.other.example/oauthtoken', 'demo.tradovateapi.com'],
  ] as const)
    it(`renews a token of ${tokenUrl} at ${host}`, async () => {
      const store = world.store();
      await store.add(demo, { ...app, tokenUrl });
      const { sessionManager } = await openWindow(world, store, 'demo');
      reply(issued);
      await sessionManager.getToken(new FakeUser());
      reply(world.token());
      await sessionManager.renew(new FakeUser());
      assert.equal(world.http.sent[1]?.url, `https://${host}/v1/auth/renewaccesstoken`);
    });

  it("renews where the user said, although the account has another host, in an environment of the user's own", async () => {
    const store = world.store();
    await store.add({ id: 'mine', label: 'mine' }, app);
    const { sessionManager } = await openWindow(world, store, 'mine', { mine: BASE_URL });
    reply(issued);
    await sessionManager.getToken(new FakeUser());
    reply(world.token(80 * minute, { apiHosts: { demo: 'demo-invented.tradovateapi.com' } }));
    await sessionManager.renew(new FakeUser());
    await world.clock.advance(minute);
    await sessionManager.renew(new FakeUser());
    for (const { url } of world.http.sent.slice(1)) assert.equal(url, `${BASE_URL}/auth/renewaccesstoken`);
    assert.equal(world.http.sent.length, 3);
  });

  it('refreshes at once what expired in an outage that used up the renewals', async () => {
    const { sessionManager } = await openSignedIn();
    world.settings.automatic = true;
    reply({ status: 503 });
    await world.clock.advance(79 * minute);
    assert.equal(sessionManager.state.session.kind, 'alive');
    reply(issued);
    await world.clock.advance(2 * minute);
    assert.equal(sessionManager.state.session.kind, 'alive');
    assert.match(world.http.sent.at(-1)?.url ?? '', /oauthtoken$/);
  });

  it('refreshes an expired token without a sign-in, and uses each refresh token once', async () => {
    const { sessionManager } = await openSignedIn();
    for (const at of [1, 2]) {
      await world.clock.advance(90 * minute);
      await settle();
      reply(issued);
      await sessionManager.getToken(new FakeUser());
      await settle();
      assert.equal(sentFields(at)['grant_type'], 'refresh_token');
      assert.equal(sentFields(at)['refresh_token'], `invented-refresh-${at}`);
    }
    assert.equal(world.oauth.opened.length, 1);
  });

  it('refreshes by schedule after sleep, once for two windows', async () => {
    world.settings.automatic = false;
    await openSignedIn();
    const second = await openWindow(world, world.store(), 'demo');
    await settle();
    world.clock.sleep(200 * minute);
    world.settings.automatic = true;
    reply(issued);
    const first = await openWindow(world, world.store(), 'demo');
    for (const { renewer } of [first, second]) renewer.check();
    await settle();
    assert.equal(world.http.sent.length, 2);
    for (const { sessionManager } of [first, second]) {
      assert.equal((await sessionManager.currentToken())?.accessToken, 'invented-access-2');
    }
  });

  it('is refreshed as soon as the network or the user is back, however long there was none', async () => {
    for (const isNoticed of [true, false]) {
      world = new World();
      world.oauth.answer = (url, redirectUri) =>
        `${redirectUri}?code=invented-code&state=${url.searchParams.get('state') ?? ''}`;
      const { sessionManager, errors } = await openSignedIn();
      reply(new UserFacingError('network', { message: 'No network.', args: [] }));
      const sentAt: number[] = [];
      for (let count = 0; count < 240; count++) {
        const before = world.http.sent.length;
        await world.clock.advance(minute);
        sentAt.push(...world.http.sent.slice(before).map(() => world.clock.now()));
      }
      for (const at of sentAt)
        assert.ok(sentAt.filter((other) => other >= at && other < at + 60 * minute).length <= 12, String(sentAt));
      assert.deepEqual(errors, []);
      reply(issued);
      if (isNoticed) world.network.comeBack();
      else void sessionManager.getToken(new FakeUser());
      await world.clock.advance(15_000);
      assert.equal(sessionManager.state.session.kind, 'alive');
    }
  });

  it('keeps its refresh token after a first refusal, and signs in only after a second one', async () => {
    const { sessionManager } = await openSignedIn();
    await world.clock.advance(90 * minute);
    await settle();
    reply(refused('invalid_token'));
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'refused', endsSession: false });
    assert.equal(world.oauth.opened.length, 1);
    await world.clock.advance(minute);
    reply(refused('invalid_token'), issued);
    await sessionManager.getToken(new FakeUser());
    assert.equal(world.oauth.opened.length, 2);
    assert.equal(sentFields(3)['grant_type'], 'authorization_code');
  });

  it('refreshes a token whose renewal is answered with 401', async () => {
    const { sessionManager } = await openSignedIn();
    reply(() => ({ status: 401, body: '' }), issued);
    const { token } = await sessionManager.renew(new FakeUser());
    assert.equal(token.accessToken, 'invented-access-2');
  });

  it('stores the new refresh token although the user canceled, who is released at once', async () => {
    const { sessionManager } = await openSignedIn();
    await world.clock.advance(90 * minute);
    const send = world.http.send.bind(world.http);
    world.http.send = (request, options) => untilAborted(send(request, options), options.signal);
    const response = new Promise<void>((resolve) => (respond = resolve));
    reply(async () => {
      await response;
      return issued();
    });
    const user = new FakeUser();
    const canceled = assert.rejects(sessionManager.getToken(user), { kind: 'canceled' });
    await settle();
    user.controller.abort();
    await canceled;
    const [another, impatient] = [new FakeUser(), new FakeUser()];
    const shared = sessionManager.getToken(another);
    const released = assert.rejects(sessionManager.getToken(impatient), { kind: 'canceled' });
    await settle();
    impatient.controller.abort();
    await released;
    respond();
    assert.equal((await shared).token.refreshToken, 'invented-refresh-2');
    await settle();
    assert.equal(world.http.sent.length, 2);
    assert.match(JSON.stringify([...world.vault.entries]), /invented-refresh-2/);
    assert.equal(sessionManager.state.activeCall, undefined);
  });

  it('keeps the hosts of its account when another window refreshes it, and no market data token that has died', async () => {
    const first = await openSignedIn();
    const apiHosts = { demo: 'demo-invented.tradovateapi.com' };
    reply(world.token(80 * minute, { mdAccessToken: 'invented-md', apiHosts }));
    await first.sessionManager.renew(new FakeUser());
    await world.clock.advance(90 * minute);
    first.sessionManager.dispose();
    const { sessionManager } = await openWindow(world, world.store(), 'demo');
    await settle();
    reply(issued);
    const { token } = await sessionManager.getToken(new FakeUser());
    assert.deepEqual([token.apiHosts, token.mdAccessToken], [apiHosts, undefined]);
    assert.equal(sessionManager.baseUrl, `https://${apiHosts.demo}/v1`);
  });

  const LIVE_URL = 'https://live.tradovateapi.com/v1';

  it('is neither asked to sign in nor refreshed during a block of the host that its calls go to', async () => {
    const block = () => ({ reason: 'locked' as const, until: world.clock.now() + 30 * minute });
    const { sessionManager } = await open();
    await sessionManager.reportBlock(block(), LIVE_URL);
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'locked', alreadyReported: true });
    assert.equal(world.oauth.opened.length, 0);
    await world.clock.advance(31 * minute);
    reply(issued);
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(90 * minute);
    await sessionManager.reportBlock(block(), LIVE_URL);
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'locked', alreadyReported: true });
    assert.equal(world.http.sent.length, 1);
  });

  const blocks = [
    ['429', { status: 429, body: '' }, 'locked', 'locked'],
    ['a CAPTCHA', { body: '{"p-ticket":"t","p-captcha":true}' }, 'penalty', 'captcha'],
  ] as const;
  for (const [what, response, kind, reason] of blocks)
    it(`blocks its environment and the host of its calls after ${what}, until the user has solved a CAPTCHA`, async () => {
      const { sessionManager } = await open();
      reply(() => response);
      await assert.rejects(sessionManager.getToken(new FakeUser()), { kind });
      const live = world.store();
      await live.add({ id: 'live', label: 'LIVE' }, credentials);
      const other = await openWindow(world, live, 'live');
      await settle();
      for (const { state } of [sessionManager, other.sessionManager]) assert.equal(state.block?.reason, reason);
      await sessionManager.endCaptchaBlock();
      await settle();
      const after = reason === 'captcha' ? undefined : reason;
      for (const { state } of [sessionManager, other.sessionManager]) assert.equal(state.block?.reason, after);
    });

  it('is forgotten with its refresh token', async () => {
    const { sessionManager } = await openSignedIn();
    await sessionManager.forget();
    await settle();
    assert.doesNotMatch(JSON.stringify([...world.vault.entries]), /invented-(?:access|refresh)/);
    world.oauth.answer = () => Promise.reject(new UserFacingError('canceled', { message: 'Canceled.', args: [] }));
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'canceled' });
    assert.equal(world.http.sent.length, 1);
  });

  it('says so if the app is no longer in the vault', async () => {
    const { store, sessionManager } = await open();
    const profile = store.active();
    assert.ok(profile);
    await world.vault.delete(`credentials.${profile.id}`);
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'storage' });
    const calls = new OAuthCalls(
      world.oauth,
      profilesOf(store, () => []),
      world.redactor,
    );
    assert.equal(calls.refreshError('anything', 'invented-refresh'), 'anything');
  });
});
