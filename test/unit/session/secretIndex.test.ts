import assert from 'node:assert/strict';
import { SecretIndex } from '../../../src/core/session/secretIndex';
import { FakeMemory, FakeVault } from '../fakes';

const setUp = (vault = new FakeVault()) => {
  const memory = new FakeMemory();
  return { vault, memory, secrets: new SecretIndex(vault, memory) };
};

describe('the index of secrets', () => {
  it('knows what is stored, without its value, and forgets what was deleted', async () => {
    const { secrets, memory } = setUp();
    await secrets.set('token.p', 'invented');
    assert.deepEqual(await secrets.keys(), ['token.p']);
    assert.doesNotMatch(JSON.stringify([...memory.entries]), /invented/);
    await secrets.delete('token.p');
    assert.deepEqual([await secrets.keys(), memory.entries.size], [[], 0]);
  });

  it('finds what a version without an index stored', async () => {
    const { secrets, memory } = setUp();
    for (const key of ['token.a', 'profile.b', 'canary', 'deviceId', 'trustedHost.x']) await memory.set(key, {});
    const expected = ['canary', 'credentials.b', 'token.a', 'token.b'];
    assert.deepEqual([...(await secrets.keys())].sort(), expected);
  });

  it('finds everything where VS Code lists the secrets', async () => {
    const { secrets } = setUp(Object.assign(new FakeVault(), { keys: () => Promise.resolve(['token.orphan']) }));
    assert.deepEqual(await secrets.keys(), ['token.orphan']);
  });

  it('stores a secret although the index fails', async () => {
    const { secrets, memory, vault } = setUp();
    memory.set = () => Promise.reject(new Error('disk'));
    await secrets.set('token.p', 'invented');
    assert.equal(vault.entries.size, 1);
  });

  it('deletes everything that it can, and names what remains', async () => {
    const { secrets, vault } = setUp();
    for (const key of ['token.a', 'token.b', 'token.c']) await secrets.set(key, 'invented');
    const remove = vault.delete.bind(vault);
    vault.delete = (key) => (key === 'token.b' ? Promise.reject(new Error('locked')) : remove(key));
    assert.deepEqual(await secrets.deleteAll(), ['token.b']);
    assert.deepEqual([...vault.entries.keys()], ['token.b']);
    assert.deepEqual(await secrets.keys(), ['token.b']);
    assert.ok(secrets.isNeededFor('secret.token.b', ['token.b']));
    assert.ok(!secrets.isNeededFor('deviceId', ['token.b']));
  });
});
