import assert from 'node:assert/strict';
import { canceledError, isCanceled } from '../../../../src/core/platform/errors';
import { settle } from '../../fakes';
import { credentials } from '../world';
import { accountsWorld, environmentNamed, watchPorts } from './accountsWorld';

const api = ['api'];
const [DEMO, LIVE] = [environmentNamed('demo'), environmentNamed('live')];
const requests = ['sessions', 'create'] as const;

interface Switch {
  readonly request: (typeof requests)[number];
  /** At the request. */
  readonly active: 'demo' | 'other';
  /** Of the other profile, to which the user switches. */
  readonly environment: 'demo' | 'live';
  /** Then switches back. */
  readonly isBack: boolean;
}

describe('accounts for other extensions', () => {
  it('have the tokens of the active profile and of others, with the scopes as they were asked for', async () => {
    const { accounts, demo, other: live, demoToken, otherToken } = await accountsWorld();
    const [ofDemo] = await accounts.sessions('simulation', api, undefined);
    assert.deepEqual(ofDemo, {
      ...{ id: demo.id, accessToken: demoToken, account: { id: demo.id, label: demo.label }, scopes: api },
      expiresAfter: 80 * 60_000,
    });
    const [ofLive] = await accounts.sessions('live', api, undefined);
    assert.deepEqual([ofLive?.account.label, ofLive?.accessToken], [live.label, otherToken]);
    assert.deepEqual(await accounts.sessions('live', api, { id: demo.id }), []);
  });

  it('never sign in unless the user has allowed it', async () => {
    const { accounts, world, demo } = await accountsWorld();
    await accounts.remove(demo.id);
    const { length } = world.calls();
    assert.deepEqual(await accounts.sessions('simulation', api, undefined), []);
    assert.equal(world.calls().length, length);
    const { accessToken } = await accounts.create('simulation', api, undefined);
    assert.deepEqual(world.calls().slice(length), ['sign-in']);
    assert.equal((await accounts.sessions('simulation', api, undefined))[0]?.accessToken, accessToken);
  });

  it('renew a token that ends soon', async () => {
    const { accounts, world, untilLead, demoToken } = await accountsWorld();
    await untilLead();
    const [renewed] = await accounts.sessions('simulation', api, undefined);
    assert.notEqual(renewed?.accessToken, demoToken);
    assert.equal(world.calls().at(-1), 'renewal');
  });

  it('are asked for by an extension with an empty list of scopes too', async () => {
    const { accounts, other: live, otherToken } = await accountsWorld();
    const [session] = await accounts.sessions('live', [], live);
    assert.deepEqual([session?.accessToken, session?.scopes], [otherToken, []]);
  });

  describe('whose token is refused, so that an extension forces a new session', () => {
    const force = async (...statuses: readonly number[]) => {
      const window = await accountsWorld();
      const { accounts, world, demo, demoToken } = window;
      await accounts.sessions('simulation', api, demo);
      const { length } = world.calls();
      world.http.replies.unshift(...statuses.map((status) => ({ status })));
      const { accessToken } = await accounts.create('simulation', api, demo);
      assert.notEqual(accessToken, demoToken);
      return world.calls().slice(length);
    };

    it('renew it', async () => assert.deepEqual(await force(), ['renewal']));

    for (const status of [401, 500])
      it(`sign in again if its session seems to be over (HTTP ${status})`, async () =>
        assert.deepEqual(await force(status), ['renewal', 'sign-in']));
  });

  for (const [what, scopes, kind] of [
    ['an unknown scope', ['trade'], 'invalid-input'],
    ['what is not shared', api, 'blocked'],
  ] as const)
    it(`refuse ${what}`, async () => {
      const { accounts } = await accountsWorld('simulation');
      const asked = what === 'an unknown scope' ? 'simulation' : 'live';
      await assert.rejects(accounts.create(asked, scopes, undefined), { kind });
    });

  it('are refused without a profile', async () => {
    const { accounts, store, other: live } = await accountsWorld();
    await store.remove(live.id);
    await assert.rejects(accounts.create('live', api, undefined), { kind: 'not-signed-in' });
    await assert.rejects(accounts.create('simulation', api, { id: live.id }), { kind: 'not-signed-in' });
  });

  const switches: readonly Switch[] = [
    { request: 'sessions', active: 'demo', environment: 'live', isBack: false },
    { request: 'sessions', active: 'demo', environment: 'demo', isBack: false },
    { request: 'sessions', active: 'demo', environment: 'demo', isBack: true },
    { request: 'create', active: 'demo', environment: 'live', isBack: false },
    { request: 'create', active: 'demo', environment: 'demo', isBack: true },
    { request: 'create', active: 'other', environment: 'live', isBack: false },
  ];
  for (const one of switches)
    it(`give no token of another profile, whenever the user switches to it: ${JSON.stringify(one)}`, async () => {
      for (let n = 1; await switchAt(n, one); n++) assert.ok(n < 100);
    });

  /** The user switches at the n-th use of a port. @returns false: it was over before */
  async function switchAt(n: number, { request, active, environment, isBack }: Switch): Promise<boolean> {
    const { accounts, world, store, sessionManager, demo, other, otherToken, changes, untilLead } = await accountsWorld(
      'simulation',
      environment,
    );
    await untilLead();
    if (active === 'other') await store.setActive(other.id);
    const before = world.http.sent.length;
    let steps = 0;
    watchPorts(world, async () => {
      if (++steps !== n) return;
      await store.setActive(other.id);
      // The status bar, the sidebar, a command.
      assert.equal((await sessionManager.currentToken())?.accessToken, otherToken);
      if (isBack) await store.setActive(demo.id);
    });
    const got = await (request === 'sessions'
      ? accounts.sessions('simulation', api, demo)
      : accounts.create('simulation', api, demo).then(
          (session) => [session],
          (error: unknown) => (isCanceled(error) ? [] : assert.fail(String(error))),
        ));
    await settle();
    const menu = await accounts.sessions('simulation', undefined, undefined);
    const reported = changes.flatMap(({ event }) => [...event.added, ...event.changed]);
    for (const { id, accessToken } of [...got, ...menu, ...reported])
      assert.equal(accessToken === otherToken, id === other.id && environment === 'demo', `at ${n}`);
    for (const { id } of got) assert.equal(id, demo.id, `at ${n}`);
    assert.deepEqual(
      world.http.sent.slice(before).filter(({ url }) => !url.startsWith(DEMO.baseUrl)),
      [],
    );
    return steps >= n;
  }

  it('give no token of the profile that the user leaves, while the choice of another is being stored', async () => {
    const { accounts, world, store, other: live, demo, sessionManager, changes } = await accountsWorld('simulation');
    await store.setActive(live.id);
    assert.ok(await sessionManager.currentToken());
    let stored: () => void = () => undefined;
    const set = world.memory.set.bind(world.memory);
    const isStored = new Promise<void>((resolve) => (stored = resolve));
    Object.assign(world.memory, { set: (key: string, value: unknown) => isStored.then(() => set(key, value)) });
    const switched = store.setActive(demo.id);
    accounts.announce();
    assert.equal(store.active()?.id, demo.id);
    assert.deepEqual(await accounts.sessions('simulation', undefined, undefined), []);
    const asked = accounts.sessions('simulation', api, undefined);
    stored();
    await switched;
    const { accessToken } = (await sessionManager.storedToken(live.id, LIVE)) ?? {};
    assert.deepEqual(
      [...(await asked), ...changes.flatMap(({ event }) => event.added)].filter(
        (one) => one.accessToken === accessToken,
      ),
      [],
    );
  });

  for (const request of requests)
    it(`give nothing if the user turns sharing off in the meantime (${request})`, async () => {
      const { accounts, world, setting, demo } = await accountsWorld();
      const unlock = world.vault.hold(demo.id);
      const asked =
        request === 'sessions'
          ? accounts.sessions('simulation', api, undefined)
          : assert.rejects(accounts.create('simulation', api, undefined), { kind: 'blocked' });
      await settle();
      setting.sharing = 'off';
      unlock();
      assert.deepEqual((await asked) ?? [], []);
    });

  describe('of which the user allows one', () => {
    it('ask which profile, if there are several', async () => {
      const { accounts, store, ui, demo, other, otherToken } = await accountsWorld('simulation', 'demo');
      ui.chosen = other.id;
      const session = await accounts.create('simulation', api, undefined);
      assert.deepEqual([session.id, session.accessToken], [other.id, otherToken]);
      assert.deepEqual(ui.offered, [[demo.id, other.id]]);
      assert.equal(store.active()?.id, other.id);
    });

    it('do not ask, if VS Code names one or there is no other', async () => {
      const { accounts, ui, demo, other } = await accountsWorld();
      assert.equal((await accounts.create('live', api, undefined)).id, other.id);
      assert.equal((await accounts.create('simulation', api, demo)).id, demo.id);
      assert.deepEqual(ui.offered, []);
    });

    it('keep the active profile, if the user names none', async () => {
      const { accounts, store, world, demo } = await accountsWorld('simulation', 'demo');
      const { length } = world.calls();
      await assert.rejects(accounts.create('simulation', api, undefined), { kind: 'canceled' });
      assert.deepEqual([store.active()?.id, world.calls().length], [demo.id, length]);
    });

    it('are not asked about a profile that is removed or no longer shared in the meantime', async () => {
      for (const isRemoved of [true, false]) {
        const { accounts, store, setting, ui, demo, other } = await accountsWorld('simulation', 'demo');
        ui.chosen = other.id;
        ui.onChoose = () => (isRemoved ? store.remove(other.id) : (setting.sharing = 'off'));
        await assert.rejects(accounts.create('simulation', api, undefined), { kind: 'canceled' });
        assert.equal(store.active()?.id, demo.id);
      }
    });

    const failures = [
      ['is refused', { body: JSON.stringify({ errorText: 'Incorrect username or password.' }) }],
      ['is canceled', 'canceled'],
      ["can't be sent", { status: 503 }],
    ] as const;
    for (const [what, reply] of failures)
      it(`leave the profile that was active before, if the sign-in ${what}`, async () => {
        const { accounts, store, sessionManager, world, ui, demo, other, demoToken } = await accountsWorld();
        await accounts.remove(other.id);
        world.http.replies.splice(0, Infinity, () => {
          if (reply !== 'canceled') return reply;
          ui.user.controller.abort();
          return canceledError();
        });
        await assert.rejects(accounts.create('live', api, undefined));
        assert.deepEqual([store.active()?.id, sessionManager.state.profile?.id], [demo.id, demo.id]);
        assert.equal((await sessionManager.currentToken())?.accessToken, demoToken);
      });

    it('leave the profile that the user has switched to in the meantime', async () => {
      const { accounts, store, world, demo, other } = await accountsWorld();
      const third = await store.add(DEMO, { ...credentials, name: 'third-user' });
      await store.setActive(demo.id);
      await accounts.remove(other.id);
      world.http.replies.splice(0, Infinity, async () => {
        await store.setActive(third.id);
        return { status: 503 };
      });
      await assert.rejects(accounts.create('live', api, undefined));
      assert.equal(store.active()?.id, third.id);
    });
  });
});
