import assert from 'node:assert/strict';
import { ActiveProfile } from '../../../src/core/profile/activeProfile';
import { PROFILE_KEY_PREFIX } from '../../../src/core/profile/storedProfiles';
import { FakeMemory } from '../fakes';

function setUp() {
  const [memory, workspace] = [new FakeMemory(), new FakeMemory()];
  for (const id of ['a', 'b'])
    memory.entries.set(PROFILE_KEY_PREFIX + id, { id, label: id, environment: 'demo', addedAt: 1, formerIds: [] });
  return { memory, workspace, active: new ActiveProfile(memory, workspace) };
}

describe('the active profile of a workspace', () => {
  it('is what was chosen, also in new workspaces', async () => {
    const { memory, active } = setUp();
    await active.set('b');
    assert.deepEqual([active.get()?.id, new ActiveProfile(memory, new FakeMemory()).get()?.id], ['b', 'b']);
  });

  it('is replaced where it was chosen', async () => {
    const { memory, workspace, active } = setUp();
    await active.set('b');
    await new ActiveProfile(memory, new FakeMemory()).set('a');
    await active.replace('b', 'c');
    assert.deepEqual(
      [workspace, memory].map((store) => store.get('activeProfile')),
      ['c', 'a'],
    );
    await active.replace('c', 'removed');
    assert.equal(active.get()?.id, 'a');
  });

  it('is an error of the storage if it could not be set, but not if it could not be replaced', async () => {
    const { workspace, active } = setUp();
    await active.set('b');
    workspace.set = () => Promise.reject(new Error('disk full'));
    await assert.rejects(active.set('a'), { kind: 'storage' });
    await active.replace('b', 'removed');
    assert.equal(active.get()?.id, 'b');
  });
});
