import assert from 'node:assert/strict';
import { FakeUser, settle } from '../fakes';
import { credentials, minute, World } from './world';

describe('windows that share a session', () => {
  it('makes one sign-in and one renewal for many windows, which all show the new expiration', async () => {
    const world = new World();
    const windows = [
      await world.open(),
      await world.open(),
      await world.open(),
      await world.open(),
      await world.open(),
    ];
    world.http.replies.push(world.token());
    await Promise.all(windows.map(({ sessionManager }) => sessionManager.getToken(new FakeUser())));
    assert.deepEqual(world.calls(), ['sign-in']);
    await world.clock.advance(68 * minute);
    assert.deepEqual(world.calls(), ['sign-in', 'renewal']);
    const expiries = windows.map(({ sessionManager }) =>
      sessionManager.state.session.kind === 'alive' ? sessionManager.state.session.expiresAt : 0,
    );
    assert.deepEqual(new Set(expiries).size, 1);
  });

  it('signs the other windows out too, and discards the response to a running request', async () => {
    const world = new World();
    const one = await world.open();
    const two = await world.open();
    world.http.replies.push(world.token());
    await one.sessionManager.getToken(new FakeUser());
    await settle();
    assert.equal(two.sessionManager.state.session.kind, 'alive');
    await one.sessionManager.forget();
    await settle();
    assert.equal(two.sessionManager.state.session.kind, 'none');
    let respond: () => void = () => undefined;
    world.http.replies[0] = async () => {
      await new Promise<void>((resolve) => (respond = resolve));
      return world.token()();
    };
    const call = assert.rejects(one.sessionManager.getToken(new FakeUser()), { kind: 'canceled' });
    await world.clock.advance(1000);
    await two.sessionManager.forget();
    respond();
    await call;
    assert.equal(one.sessionManager.state.session.kind, 'none');
    assert.equal(await world.vault.get(`token.${one.store.active()?.id ?? ''}`), undefined);
  });

  it("knows after a reload how slow this machine's clock is", async () => {
    const world = new World();
    const service = () => world.clock.now() + 20 * minute;
    world.http.replies.push(() => ({
      headers: { date: new Date(service()).toUTCString() },
      body: JSON.stringify({
        accessToken: 'invented-token',
        expirationTime: new Date(service() + 80 * minute).toISOString(),
      }),
    }));
    const before = await world.open();
    await before.sessionManager.getToken(new FakeUser());
    before.renewer.dispose();
    before.sessionManager.dispose();
    const { sessionManager } = await world.open();
    assert.ok(Math.abs(sessionManager.now() - service()) < 5000, String(sessionManager.now() - service()));
    assert.equal(sessionManager.state.session.kind, 'alive');
  });

  it('uses a token only at the address that issued it, after a change of the settings too', async () => {
    const world = new World();
    const { sessionManager } = await world.open('Own', { Own: 'http://127.0.0.1:1/v1' });
    world.http.replies.push(world.token());
    await sessionManager.getToken(new FakeUser());
    const moved = await world.open('Own', { Own: 'https://foreign.test/v1' });
    assert.equal(moved.sessionManager.state.session.kind, 'none');
    await assert.rejects(moved.sessionManager.renew(new FakeUser()), { kind: 'not-signed-in' });
    assert.deepEqual(world.calls(), ['sign-in']);
  });

  it('shows a token that expired in a sleep as expired, and does not sign in automatically', async () => {
    const world = new World();
    const { sessionManager, errors } = await world.open();
    world.http.replies.push(world.token());
    await sessionManager.getToken(new FakeUser());
    world.clock.sleep(10 * 60 * minute);
    await world.clock.advance(minute);
    assert.equal(sessionManager.state.session.kind, 'expired');
    assert.equal(await sessionManager.currentToken(), undefined);
    assert.deepEqual(world.calls(), ['sign-in']);
    assert.deepEqual(errors, []);
  });

  it('reads no token of another profile, if the user switches while the vault is read', async () => {
    const world = new World();
    const before = await world.open();
    world.http.replies.push(world.token());
    await before.sessionManager.getToken(new FakeUser());
    const demo = before.store.active()?.id ?? '';
    const live = await before.store.add({ id: 'live', label: 'LIVE' }, { ...credentials, name: 'other' });
    await before.sessionManager.getToken(new FakeUser());
    await before.store.setActive(demo);
    const { store, sessionManager } = await world.open();
    const unlock = world.vault.hold(demo);
    const read = sessionManager.currentToken();
    await settle();
    await store.setActive(live.id);
    assert.ok(await sessionManager.currentToken());
    unlock();
    assert.equal(await read, undefined);
  });
});
