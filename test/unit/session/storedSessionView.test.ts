import assert from 'node:assert/strict';
import { builtInEnvironments, type Environment } from '../../../src/core/profile/environment';
import { StoredSessionView } from '../../../src/core/session/storedSessionView';
import { FakeMemory, FakeUser } from '../fakes';
import { credentials, minute, World } from './world';

/** What the entry draws before the session is loaded. */
function storedView(world: World, environments: readonly Environment[] = builtInEnvironments) {
  const { memory, clock, settings } = world;
  return new StoredSessionView({
    memory,
    workspace: new FakeMemory(),
    clock,
    environments: () => environments,
    renewal: () => settings,
  });
}

/** A machine on which a token was issued before this window opened. */
async function signedIn(): Promise<World> {
  const world = new World();
  const { sessionManager, renewer } = await world.open();
  world.http.replies.push(world.token());
  await sessionManager.getToken(new FakeUser());
  sessionManager.dispose();
  renewer.dispose();
  return world;
}

describe('the stored session view', () => {
  it('has no profile on a new machine', () => {
    assert.deepEqual(storedView(new World()).state, { session: { kind: 'none' } });
  });

  const moments: readonly (readonly [what: string, afterMs: number, automatic: boolean])[] = [
    ['a live token', 10 * minute, true],
    ['a live token that is not renewed', 10 * minute, false],
    ['an expired token', 81 * minute, true],
  ];
  for (const [what, afterMs, automatic] of moments) {
    it(`is in the state that the session manager starts with: ${what}`, async () => {
      const world = await signedIn();
      world.settings.automatic = automatic;
      await world.clock.advance(afterMs);
      const before = storedView(world).state;
      world.vault.reads = 0;
      const { sessionManager } = await world.open();
      assert.equal(world.vault.reads, 0);
      assert.deepEqual(before, sessionManager.state);
    });
  }

  it('is in the state that the session manager starts with: no token yet', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    assert.deepEqual(storedView(world).state, sessionManager.state);
  });

  it('is in the state that the session manager has after the active profile was removed and only LIVE is left', async () => {
    const world = new World();
    const { store, sessionManager } = await world.open();
    const demo = store.active();
    const live = await store.add({ id: 'live', label: 'LIVE' }, credentials);
    await store.setActive(demo?.id ?? '');
    await store.remove(demo?.id ?? '');
    assert.deepEqual(sessionManager.state, { isUnselected: true, session: { kind: 'none' } });
    assert.deepEqual(storedView(world).state, sessionManager.state);
    await store.setActive(live.id);
    assert.equal(sessionManager.state.isUnselected, undefined);
    await store.remove(live.id);
    assert.deepEqual(sessionManager.state, { session: { kind: 'none' } });
    assert.deepEqual(storedView(world).state, sessionManager.state);
  });

  it('shows no token at an address that did not issue it', async () => {
    const world = await signedIn();
    const moved = [{ id: 'demo', label: 'Demo', baseUrl: 'https://elsewhere.tradovateapi.com/v1' }];
    assert.equal(storedView(world, moved).state.session.kind, 'none');
    assert.equal(storedView(world, []).state.environment, undefined);
  });

  it('shows no profile or token from a damaged entry', async () => {
    const world = await signedIn();
    const id = storedView(world).state.profile?.id ?? '';
    await world.memory.set(`token.${id}`, { issuedAt: 1 });
    assert.equal(storedView(world).state.session.kind, 'none');
    await world.memory.set(`profile.${id}`, { id: 'another' });
    assert.equal(storedView(world).state.profile, undefined);
  });

  it('announces a refresh', () => {
    const view = storedView(new World());
    let changes = 0;
    view.onDidChange(() => changes++);
    view.refresh();
    assert.equal(changes, 1);
  });
});
