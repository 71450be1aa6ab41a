import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { t } from '../../../src/core/platform/text';
import { FakeUser, settle } from '../fakes';
import { credentials, minute, World } from './world';

describe('access to a token', () => {
  it('signs in once, then uses the token, then renews it within the lead, then signs in after expiry', async () => {
    const world = new World();
    world.settings.automatic = false;
    const { sessionManager } = await world.open();
    world.http.replies.push(world.token(80 * minute, { mdAccessToken: 'md', name: 'alice' }));
    assert.equal((await sessionManager.getToken(new FakeUser())).how, 'signed-in');
    assert.equal((await sessionManager.getToken(new FakeUser())).how, 'kept');
    await world.clock.advance(66 * minute);
    const renewed = await sessionManager.getToken(new FakeUser());
    assert.equal(renewed.how, 'renewed');
    await world.clock.advance(81 * minute);
    sessionManager.tick();
    assert.equal(sessionManager.state.session.kind, 'expired');
    assert.equal((await sessionManager.getToken(new FakeUser())).how, 'signed-in');
    assert.deepEqual(world.calls(), ['sign-in', 'renewal', 'sign-in']);
  });

  it('renews again after network and server errors while the token is valid, and reports nothing', async () => {
    const world = new World();
    const { sessionManager, errors } = await world.open();
    world.http.replies.push(
      world.token(),
      new UserFacingError('network', t('No network.')),
      { status: 503 },
      world.token(),
    );
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(70 * minute);
    assert.deepEqual(world.calls(), ['sign-in', 'renewal', 'renewal', 'renewal']);
    assert.equal(sessionManager.state.session.kind, 'alive');
    assert.equal(sessionManager.state.lastError, undefined);
    assert.deepEqual(errors, []);
  });

  for (const way of ['getToken', 'validToken'] as const)
    for (const hasToken of [false, true])
      it(`neither signs in to another profile than the one that was active then, nor returns its token: ${way}, ${hasToken}`, async () => {
        const world = new World();
        world.http.replies.push(world.token());
        const before = await world.open();
        const asked = before.store.active()?.id ?? '';
        await before.sessionManager.getToken(new FakeUser());
        const other = await before.store.add({ id: 'live', label: 'LIVE' }, { ...credentials, name: 'other' });
        if (hasToken) await before.sessionManager.getToken(new FakeUser());
        await before.store.setActive(asked);
        const { store, sessionManager } = await world.open();
        const { length } = world.calls();
        const unlock = world.vault.hold(asked);
        const got = assert.rejects(sessionManager[way](new FakeUser()), { kind: 'canceled' });
        await settle();
        await store.setActive(other.id);
        await sessionManager.currentToken();
        unlock();
        await got;
        assert.equal(world.calls().length, length);
      });

  for (const refusal of [{ status: 400 }, { status: 403 }, { body: '{"errorText":"Access is denied"}' }])
    it(`keeps the token after a renewal was refused with ${JSON.stringify(refusal)}, and reports it once`, async () => {
      const world = new World();
      const { sessionManager, errors } = await world.open();
      world.http.replies.push(world.token(), refusal);
      await sessionManager.getToken(new FakeUser());
      await world.clock.advance(79 * minute);
      assert.ok(await sessionManager.currentToken());
      assert.equal(errors.length, 1);
      assert.ok(!world.calls().slice(1).includes('sign-in'));
    });

  it('keeps a valid token during a block, although it would be renewed now', async () => {
    const world = new World();
    world.settings.automatic = false;
    const { sessionManager } = await world.open();
    world.http.replies.push(world.token(), { status: 429 });
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(70 * minute);
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'locked' });
    assert.equal((await sessionManager.getToken(new FakeUser())).how, 'kept');
    assert.deepEqual(world.calls(), ['sign-in', 'renewal']);
  });

  it('is no renewal without a valid token', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    await assert.rejects(sessionManager.renew(new FakeUser()), { kind: 'not-signed-in' });
    assert.equal(await sessionManager.renewAutomatically(), true);
    assert.deepEqual(world.calls(), []);
  });
});
