import assert from 'node:assert/strict';
import type { Lock } from '../../../src/core/platform/ports';
import { FakeUser, settle } from '../../unit/fakes';
import { openWindow, World } from '../../unit/session/world';

const unusable: Lock = { run: () => Promise.reject(new Error('EROFS: read-only file system')) };

/** A window that is signed in, on a machine that goes wrong afterwards. */
async function signedIn(lock?: Lock) {
  const world = new World();
  world.http.replies.push(world.token());
  const machine = lock ? Object.assign(world, { lock }) : world;
  const window = await openWindow(machine, world.store());
  await window.sessionManager.getToken(new FakeUser());
  await settle();
  const secrets = () => [...world.vault.entries.keys()].map((key) => key.split('.')[0]).sort();
  return { world, ...window, secrets };
}

describe('finding medium 4: deleting depends on other things', () => {
  it('forgets the token with an unusable lock, and warns once', async () => {
    const { sessionManager, secrets, errors } = await signedIn(unusable);
    assert.deepEqual(secrets(), ['canary', 'credentials', 'token']);
    await sessionManager.forget();
    assert.deepEqual(secrets(), ['canary', 'credentials']);
    assert.equal(errors.length, 1);
  });

  it('forgets the token although globalState fails', async () => {
    const { world, sessionManager, secrets } = await signedIn();
    world.memory.set = () => Promise.reject(new Error('disk full'));
    await assert.rejects(sessionManager.forget(), { kind: 'storage' });
    assert.deepEqual(secrets(), ['canary', 'credentials']);
  });

  it('stores a fresh token although globalState fails', async () => {
    const { world, sessionManager } = await signedIn();
    world.memory.set = () => Promise.reject(new Error('disk full'));
    await sessionManager.signInAgain(new FakeUser());
    await settle();
    assert.ok([...world.vault.entries.values()].some((value) => value.includes('invented-token-2')));
    assert.equal((await sessionManager.currentToken())?.accessToken, 'invented-token-2');
  });

  it('deletes the token of a removed profile with an unusable lock', async () => {
    const { store, secrets } = await signedIn(unusable);
    await store.remove(store.active()?.id ?? '');
    await settle();
    assert.deepEqual(secrets(), ['canary']);
  });

  it('deletes the token of a removed profile although globalState fails', async () => {
    const { world, store, secrets } = await signedIn();
    world.memory.set = () => Promise.reject(new Error('disk full'));
    await assert.rejects(store.remove(store.active()?.id ?? ''), { kind: 'storage' });
    await settle();
    assert.deepEqual(secrets(), ['canary']);
  });

  it('signs out other windows although all data was removed', async () => {
    const { world, sessionManager } = await signedIn();
    const other = await openWindow(world, world.store());
    assert.ok(await other.sessionManager.currentToken());
    sessionManager.endSession();
    await sessionManager.forgetSessions();
    await settle();
    assert.equal(await other.sessionManager.currentToken(), undefined);
  });
});
