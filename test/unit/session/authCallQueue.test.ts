import assert from 'node:assert/strict';
import { FakeUser, settle } from '../fakes';
import { credentials, minute, World } from './world';

describe('the queue of token calls', () => {
  it('makes one sign-in of two simultaneous commands', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push(world.token());
    const [a, b] = await Promise.all([
      sessionManager.getToken(new FakeUser()),
      sessionManager.validToken(new FakeUser()),
    ]);
    assert.equal(a.token.accessToken, b.accessToken);
    assert.deepEqual(world.calls(), ['sign-in']);
  });

  /** A response that waits until it is let through. */
  const held = (world: World) => {
    let respond: () => void = () => undefined;
    world.http.replies.splice(0, Infinity, async () => {
      await new Promise<void>((resolve) => (respond = resolve));
      return world.token()();
    });
    return () => respond();
  };

  for (const count of [1, 2])
    it(`stores the token for the profile that asked, and gives none out, if the user switched in the meantime: ${count}`, async () => {
      const world = new World();
      const { sessionManager, store } = await world.open();
      const first = store.active()?.id ?? '';
      const respond = held(world);
      const calls = Array.from({ length: count }, () =>
        assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'canceled' }),
      );
      await settle();
      await store.add({ id: 'live', label: 'LIVE' }, { ...credentials, name: 'other' });
      assert.equal(sessionManager.state.environment?.id, 'live');
      respond();
      await Promise.all(calls);
      assert.equal(sessionManager.state.session.kind, 'none');
      await store.setActive(first);
      assert.equal(sessionManager.state.session.kind, 'alive');
      assert.deepEqual(world.calls(), ['sign-in']);
    });

  it('gives out no token that was renewed for the profile of before', async () => {
    const world = new World();
    world.settings.automatic = false;
    const { sessionManager, store } = await world.open();
    world.http.replies.push(world.token());
    await sessionManager.getToken(new FakeUser());
    const respond = held(world);
    const call = assert.rejects(sessionManager.renew(new FakeUser()), { kind: 'canceled' });
    await settle();
    await store.add({ id: 'demo', label: 'Demo' }, { ...credentials, name: 'other' });
    respond();
    await call;
  });

  for (const minutes of [-120, -5, 5, 120]) {
    const response = (world: World, body: object, status = 200) => ({
      status,
      headers: { date: new Date(world.clock.now() + minutes * minute).toUTCString() },
      body: JSON.stringify(body),
    });

    it(`shows how long a penalty lasts, with a clock that is ${-minutes} minutes fast`, async () => {
      const world = new World();
      const { sessionManager } = await world.open();
      world.http.replies.push(() => response(world, { 'p-ticket': 'invented-ticket', 'p-time': 15 }));
      const user = new FakeUser();
      const call = assert.rejects(sessionManager.getToken(user), { kind: 'canceled' });
      await settle();
      assert.equal((sessionManager.state.pausedUntil ?? 0) - sessionManager.now(), 15_000);
      user.controller.abort();
      await call;
    });

    it(`renews after a block, with a clock that is ${-minutes} minutes fast`, async () => {
      const world = new World();
      const { sessionManager } = await world.open();
      world.http.replies.push(() => {
        const expiresAt = world.clock.now() + (minutes + 80) * minute;
        const expirationTime = new Date(expiresAt).toISOString();
        return response(world, { accessToken: `invented-${world.http.sent.length}`, expirationTime });
      });
      await sessionManager.getToken(new FakeUser());
      const until = world.clock.now() + 60 * minute;
      await sessionManager.reportBlock({ reason: 'locked', until }, sessionManager.baseUrl ?? '');
      await world.clock.advance(59 * minute);
      assert.equal(sessionManager.state.block?.reason, 'locked');
      assert.notEqual(sessionManager.state.renewalAt, undefined);
      await world.clock.advance(2 * minute);
      assert.equal(sessionManager.state.block, undefined);
      await world.clock.advance(5 * minute);
      assert.deepEqual(world.calls(), ['sign-in', 'renewal']);
    });
  }

  it('reports once that a restart lost the secrets, and deletes no profile', async () => {
    const world = new World();
    const first = await world.open();
    world.http.replies.push(world.token());
    await first.sessionManager.getToken(new FakeUser());
    first.sessionManager.dispose();
    const kept = await world.open();
    await kept.sessionManager.signInAgain(new FakeUser());
    assert.deepEqual(kept.errors, []);
    world.vault.entries.clear();
    await world.clock.advance(minute);
    const { sessionManager, store, errors } = await world.open();
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'storage', remedies: ['edit-profile'] });
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'storage', remedies: ['edit-profile'] });
    assert.equal(errors.length, 1);
    assert.equal(errors[0]?.kind, 'storage');
    assert.equal(store.list().length, 1);
  });
});
