import assert from 'node:assert/strict';
import { fetchHttp } from '../../../src/host/http';
import { listenForRedirect } from '../../../src/host/node/redirectListener';
import { randomText, sha256 } from '../../../src/host/randomText';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { FakeUser, FakeVault } from '../../unit/fakes';
import { minute, openWindow, World, type Machine } from '../../unit/session/world';
import { freePort } from '../../freePort';

const LABEL = 'Sandbox';
const app = { clientId: '4343', clientSecret: 'not-a-real-oauth-secret' };

/** The extension's session, HTTP, random texts and listener against the sandbox's page and token call. */
describe('an OAuth app against the sandbox', () => {
  let world: World;
  let sandbox: Sandbox;
  let redirectUri = '';
  /** What the user does on the page. */
  let decision = 'approve';
  /** Runs between the page and the exchange. */
  let afterPage: () => void | Promise<void>;

  beforeEach(async () => {
    world = new World();
    world.settings.automatic = false;
    decision = 'approve';
    afterPage = () => undefined;
    sandbox = await startSandbox({ now: () => world.clock.now(), limits: true });
    const port = await freePort();
    redirectUri = `http://localhost:${port}/callback`;
    sandbox.setApps([{ ...app, redirectUris: [redirectUri] }]);
  });
  afterEach(() => sandbox.close());

  /** Opens the page, sends its form, and follows where it leads, as a browser does. */
  async function signIn({ url }: { readonly url: string }): Promise<string> {
    const { port, pathname } = new URL(redirectUri);
    const listener = await listenForRedirect(Number(port), pathname, 'done');
    try {
      assert.equal((await fetch(url)).status, 200);
      const body = new URLSearchParams({ decision });
      const response = await fetch(url, { method: 'POST', body });
      assert.equal(await response.text(), 'done');
      await afterPage();
      return `${redirectUri}${new URL(await listener.request, redirectUri).search}`;
    } finally {
      listener.dispose();
    }
  }

  function open() {
    const oauth = { signIn, randomText, sha256 };
    const machine: Machine = { ...fields(world), http: fetchHttp, oauth };
    return openWindow(machine, world.store(), LABEL, { [LABEL]: sandbox.baseUrl });
  }

  async function openTwo(withSecret = false) {
    const { clientId, clientSecret } = app;
    const stored = { clientId, redirectUri, ...(withSecret ? { clientSecret } : {}) };
    await world.store().add({ id: LABEL, label: LABEL }, stored);
    return [await open(), await open()] as const;
  }

  for (const withSecret of [true, false]) {
    it(`is signed in once and refreshed once per lifetime, by two windows, ${withSecret ? 'with' : 'without'} a secret`, async () => {
      const windows = await openTwo(withSecret);
      await windows[0].sessionManager.getToken(new FakeUser());
      for (let lifetime = 1; lifetime <= 3; lifetime++) {
        await world.clock.advance(90 * minute);
        await Promise.all(windows.map(({ sessionManager }) => sessionManager.getToken(new FakeUser())));
        const [first, second] = await Promise.all(windows.map(({ sessionManager }) => sessionManager.currentToken()));
        assert.equal(first?.accessToken, sandbox.sessions.at(-1)?.token);
        assert.equal(second?.accessToken, first?.accessToken);
        assert.equal(sandbox.stats().refreshes, lifetime);
      }
      const { exchanges, oauthFailures, sessionsOpened } = sandbox.stats();
      assert.deepEqual([exchanges, oauthFailures, sessionsOpened], [1, 0, 1]);
    });
  }

  it('never uses a refresh token again that another window has used, whose new token it cannot see', async () => {
    const [first] = await openTwo();
    await first.sessionManager.getToken(new FakeUser());
    // Some hosts show a window the secrets of another one only after a reload.
    const vault = new FakeVault();
    for (const [key, value] of world.vault.entries) vault.entries.set(key, value);
    const oauth = { signIn, randomText, sha256 };
    const machine: Machine = { ...fields(world), vault, http: fetchHttp, oauth };
    const second = await openWindow(machine, world.store(), LABEL, { [LABEL]: sandbox.baseUrl });
    await second.sessionManager.currentToken();
    await world.clock.advance(minute);
    sandbox.expireNow();
    await first.sessionManager.renew(new FakeUser());
    await world.clock.advance(minute);
    await assert.rejects(second.sessionManager.renew(new FakeUser()), {
      kind: 'storage',
      remedies: ['reload-window', 'sign-in-again'],
    });
    const { refreshes, oauthFailures } = sandbox.stats();
    assert.deepEqual([refreshes, oauthFailures], [1, 0]);
    assert.ok(await first.sessionManager.currentToken());
  });

  it('has a market data token after its first renewal', async () => {
    const [{ sessionManager }] = await openTwo();
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(minute);
    const { token } = await sessionManager.renew(new FakeUser());
    assert.match(token.mdAccessToken ?? '', /^sandbox-md_/);
  });

  it('says no more than that it was canceled when the user denies', async () => {
    const [{ sessionManager }] = await openTwo();
    decision = 'deny';
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'canceled' });
    assert.equal(sandbox.requests.filter(({ operation }) => operation === 'oAuthToken').length, 0);
  });

  it('starts again when the code has expired', async () => {
    const [{ sessionManager }] = await openTwo(true);
    afterPage = () => world.clock.advance(2 * minute);
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'refused', remedies: ['get-token'] });
    afterPage = () => undefined;
    await world.clock.advance(minute);
    await sessionManager.getToken(new FakeUser());
    assert.deepEqual([sandbox.stats().exchanges, sandbox.stats().oauthFailures], [1, 1]);
  });

  it('asks for a correction when the secret is wrong', async () => {
    const [{ sessionManager }] = await openTwo(true);
    sandbox.setApps([{ ...app, clientSecret: 'another', redirectUris: [redirectUri] }]);
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'refused', remedies: ['edit-profile'] });
  });

  it('signs in again after 26 hours', async () => {
    const [{ sessionManager }] = await openTwo();
    await sessionManager.getToken(new FakeUser());
    world.clock.sleep(27 * 60 * minute);
    await sessionManager.getToken(new FakeUser());
    assert.deepEqual([sandbox.stats().exchanges, sandbox.stats().refreshes], [2, 0]);
  });

  it('waits for a penalty and sends the code once more, with the ticket', async () => {
    const [{ sessionManager }] = await openTwo();
    sandbox.fault({ name: 'penalty', seconds: 5 });
    const getting = sessionManager.getToken(new FakeUser());
    const sent = () => sandbox.requests.filter(({ operation }) => operation === 'oAuthToken');
    while (sent()[0]?.status !== 200) await new Promise((resolve) => setImmediate(resolve));
    for (let i = 0; i < 40 && sent().length < 2; i++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await world.clock.advance(1000);
    }
    await getting;
    const [first, second] = sent().map(({ body }) => new URLSearchParams(body));
    assert.equal(second?.get('code'), first?.get('code'));
    assert.ok(second?.get('p-ticket'));
  });
});

/** The ports of a world, without its methods. */
function fields(world: World): Omit<Machine, 'http' | 'oauth'> {
  const { clock, vault, memory, shared, lock, log, network, redactor, settings, uuid } = world;
  return { clock, vault, memory, shared, lock, log, network, redactor, settings, uuid };
}
