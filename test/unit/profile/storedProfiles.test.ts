import assert from 'node:assert/strict';
import {
  ACTIVE_PROFILE_KEY,
  PROFILE_KEY_PREFIX,
  profileIds,
  readActiveProfile,
  readProfiles,
} from '../../../src/core/profile/storedProfiles';
import { FakeMemory } from '../fakes';

const entry = (id: string, addedAt: number, formerIds: string[] = []) => {
  return { id, label: `Demo · ${id}`, environment: 'demo', addedAt, formerIds };
};

function memoryWith(...entries: { readonly id: string }[]): FakeMemory {
  const memory = new FakeMemory();
  for (const each of entries) memory.entries.set(PROFILE_KEY_PREFIX + each.id, each);
  return memory;
}

describe('the profiles in globalState', () => {
  it('are read in the order in which they were added', () => {
    const memory = memoryWith(entry('b', 2), entry('a', 1));
    assert.deepEqual(
      readProfiles(memory).map(({ id }) => id),
      ['a', 'b'],
    );
  });

  it('are listed but not read if they are damaged', () => {
    const memory = memoryWith(entry('a', 1));
    memory.entries.set(`${PROFILE_KEY_PREFIX}b`, { id: 'other', label: 'x', environment: 'demo' });
    memory.entries.set(`${PROFILE_KEY_PREFIX}c`, 'text');
    memory.entries.set('other', entry('d', 1));
    assert.deepEqual(profileIds(memory), ['a', 'b', 'c']);
    assert.equal(readProfiles(memory).length, 1);
  });

  it('are read without the fields that older versions lack', () => {
    const [profile] = readProfiles(memoryWith({ ...{ id: 'a', label: 'x', environment: 'demo' } }));
    assert.deepEqual([profile?.addedAt, profile?.formerIds], [0, []]);
  });
});

describe('the active profile', () => {
  const memory = memoryWith(entry('a', 1, ['old']), entry('b', 2), entry('c', 3));
  const activeWith = (workspace: unknown, global: unknown) => {
    const state = new FakeMemory();
    state.entries.set(ACTIVE_PROFILE_KEY, workspace);
    memory.entries.set(ACTIVE_PROFILE_KEY, global);
    return readActiveProfile(memory, state)?.id;
  };
  const table: [string, unknown, unknown, string][] = [
    ["the workspace's own", 'b', 'c', 'b'],
    ['the one used last, without an own one', undefined, 'c', 'c'],
    ['the one used last, if the own one was removed', 'gone', 'c', 'c'],
    ['the first', undefined, 'gone', 'a'],
    ['one whose id has changed', 'old', 'c', 'a'],
    ['the first, whatever else is stored', 5, { id: 'b' }, 'a'],
  ];
  for (const [name, workspace, global, expected] of table)
    it(`is ${name}`, () => assert.equal(activeWith(workspace, global), expected));

  const live = (id: string, addedAt: number) => ({ ...entry(id, addedAt), environment: 'live' });
  const firm = { ...entry('f', 0), environment: 'Prop firm' };
  const guarded: [string, readonly { readonly id: string }[], unknown, string | undefined][] = [
    ['LIVE if it was chosen', [live('l', 1), entry('d', 2)], 'l', 'l'],
    ['not LIVE if the choice is gone', [live('l', 1), entry('d', 2)], 'gone', 'd'],
    ['none if the choice is gone and there is only LIVE', [live('l', 1)], 'gone', undefined],
    ['none if the choice is gone and there are only environments of the settings', [firm], 'gone', undefined],
    ['Demo if the choice is gone, rather than an environment of the settings', [firm, entry('d', 2)], 'gone', 'd'],
    ['not LIVE if nothing was chosen', [live('l', 1), entry('d', 2)], undefined, 'd'],
    ['LIVE if nothing was chosen and there is nothing else', [live('l', 1), live('m', 2)], undefined, 'l'],
  ];
  for (const [name, entries, choice, expected] of guarded)
    it(`is ${name}`, () => {
      for (const isGlobal of [false, true]) {
        const [stored, workspace] = [memoryWith(...entries), new FakeMemory()];
        (isGlobal ? stored : workspace).entries.set(ACTIVE_PROFILE_KEY, choice);
        assert.equal(readActiveProfile(stored, workspace)?.id, expected);
      }
    });

  it("is not another workspace's LIVE where the own choice is gone", () => {
    const [stored, workspace] = [memoryWith(live('l', 1), entry('d', 2)), new FakeMemory()];
    stored.entries.set(ACTIVE_PROFILE_KEY, 'l');
    workspace.entries.set(ACTIVE_PROFILE_KEY, 'gone');
    assert.equal(readActiveProfile(stored, workspace)?.id, 'd');
    stored.entries.delete(`${PROFILE_KEY_PREFIX}d`);
    assert.equal(readActiveProfile(stored, workspace), undefined);
  });

  it('is undefined without profiles', () => {
    assert.equal(readActiveProfile(new FakeMemory(), new FakeMemory()), undefined);
  });
});
