import assert from 'node:assert/strict';
import { Redactor } from '../../../src/core/platform/redactor';
import { ProfileStore } from '../../../src/core/profile/profileStore';
import { withTokenProfile } from '../../../src/core/profile/tokenProfile';
import { FakeMemory, FakeVault } from '../fakes';

const demo = { id: 'demo', label: 'Demo' };
const live = { id: 'live', label: 'LIVE' };

/** Two profiles, each with a token that was issued elsewhere. The second one is active. */
async function setUp() {
  let count = 0;
  const stores = { memory: new FakeMemory(), workspace: new FakeMemory(), vault: new FakeVault() };
  const ports = { ...stores, redactor: new Redactor(), uuid: () => `id-${++count}`, now: () => count };
  const store = new ProfileStore(ports);
  const [first, second] = [await store.add(demo, undefined), await store.add(demo, undefined)];
  const removed: string[] = [];
  store.onDidRemove((id) => removed.push(id));
  const taker = () => Promise.resolve(store.active()?.id);
  const refuse = () => Promise.reject(new Error('refused'));
  return { store, first, second, removed, taker, refuse };
}

describe('the profile of a token that was issued elsewhere', () => {
  it('is the edited one, which is active only until the token is taken', async () => {
    const { store, first, second, taker } = await setUp();
    assert.deepEqual(await withTokenProfile(store, demo, first, taker), { profile: first, result: first.id });
    assert.deepEqual([store.list(), store.active()], [[first, second], second]);
  });

  it('is the active one, if that is edited', async () => {
    const { store, second, taker } = await setUp();
    assert.equal((await withTokenProfile(store, demo, second, taker)).result, second.id);
    assert.deepEqual(store.active(), second);
  });

  it('is a new one, if none is edited', async () => {
    const { store, first, second, removed, taker } = await setUp();
    const { profile, result } = await withTokenProfile(store, demo, undefined, taker);
    assert.equal(result, profile.id);
    assert.deepEqual([store.list(), store.active(), removed], [[first, second, profile], profile, []]);
  });

  it('replaces the edited one, if that is of another environment', async () => {
    const { store, first, second, removed, taker } = await setUp();
    const { profile, result } = await withTokenProfile(store, live, first, taker);
    assert.equal(result, profile.id);
    assert.deepEqual([store.list(), store.active(), removed], [[second, profile], second, [first.id]]);
  });

  it('stays active where it replaces the active one', async () => {
    const { store, first, second, taker } = await setUp();
    const { profile } = await withTokenProfile(store, live, second, taker);
    assert.deepEqual([store.list(), store.active()], [[first, profile], profile]);
  });

  for (const isRefused of [false, true])
    it(`leaves the user at what they switched to until it was ${isRefused ? 'refused' : 'taken'}`, async () => {
      const { store, first, second, taker, refuse } = await setUp();
      const third = await store.add(demo, undefined);
      for (const [environment, edited] of [
        [demo, first],
        [demo, undefined],
        [live, undefined],
      ] as const) {
        await store.setActive(third.id);
        const switched = async () => {
          await store.setActive(second.id);
          return isRefused ? refuse() : taker();
        };
        const done = await withTokenProfile(store, environment, edited, switched).catch(() => undefined);
        assert.equal(done === undefined, isRefused);
        assert.deepEqual(store.active(), second);
        if (isRefused) assert.deepEqual(store.list(), [first, second, third]);
      }
    });

  it('is removed after a refusal also where the active one of before is gone', async () => {
    const { store, first, second, refuse } = await setUp();
    const refused = withTokenProfile(store, live, undefined, () => store.remove(second.id).then(refuse));
    await assert.rejects(refused, /refused/);
    assert.deepEqual([store.list(), store.active()], [[first], first]);
  });

  it('stays as it is, like the active one, if the token is refused', async () => {
    for (const [environment, isEdited] of [
      [demo, true],
      [live, true],
      [demo, false],
    ] as const) {
      const { store, first, second, removed, refuse } = await setUp();
      await assert.rejects(withTokenProfile(store, environment, isEdited ? first : undefined, refuse), /refused/);
      assert.deepEqual([store.list(), store.active()], [[first, second], second]);
      assert.ok(!removed.includes(first.id));
    }
  });
});
