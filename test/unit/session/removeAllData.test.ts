import assert from 'node:assert/strict';
import { removeAllData } from '../../../src/core/session/removeAllData';
import { SecretIndex } from '../../../src/core/session/secretIndex';
import { FakeMemory, FakeVault } from '../fakes';

const setUp = async () => {
  const [vault, memory, workspace] = [new FakeVault(), new FakeMemory(), new FakeMemory()];
  const steps: string[] = [];
  const secrets = new SecretIndex(vault, memory);
  const sessionManager = {
    endSession: () => void steps.push(`ended with ${vault.entries.size} secrets`),
    forgetSessions: () => Promise.resolve(void steps.push(`forgotten with ${vault.entries.size} secrets`)),
  };
  await secrets.set('token.p', 'invented');
  await secrets.set('canary', 'id');
  for (const key of ['deviceId', 'trustedHost.example.com', 'recentOperations', 'token.p', 'profile.p'])
    await memory.set(key, 'x');
  await workspace.set('activeProfile', 'p');
  const list = { clear: () => Promise.resolve(void steps.push('list cleared')) };
  const remove = () => removeAllData({ sessionManager, secrets, stores: [memory, workspace], lists: [list] });
  return { vault, memory, workspace, sessionManager, secrets, steps, list, remove };
};

describe('finding medium 4: Remove All Data leaves something behind', () => {
  it('removes secrets first, then everything else', async () => {
    const { vault, memory, workspace, steps, remove } = await setUp();
    await remove();
    assert.deepEqual(steps, ['ended with 2 secrets', 'forgotten with 0 secrets', 'list cleared']);
    assert.deepEqual([vault.entries.size, memory.entries.size, workspace.entries.size], [0, 0, 0]);
  });

  it('removes what was stored in the meantime', async () => {
    const { vault, sessionManager, secrets, remove } = await setUp();
    sessionManager.forgetSessions = () => secrets.set('token.p', 'invented') as Promise<undefined>;
    await remove();
    assert.equal(vault.entries.size, 0);
  });

  it('keeps only what finds a secret that it could not remove, and says so', async () => {
    const { vault, memory, remove } = await setUp();
    vault.broken = true;
    await assert.rejects(remove(), { kind: 'storage' });
    const needed = ['profile.p', 'secret.canary', 'secret.token.p', 'token.p'];
    assert.deepEqual([...memory.entries.keys()].sort(), needed);
    vault.broken = false;
    await remove();
    assert.deepEqual([vault.entries.size, memory.entries.size], [0, 0]);
  });

  it('says that the list of requests sent to LIVE could not be removed', async () => {
    const { list, memory, remove } = await setUp();
    list.clear = () => Promise.reject(new Error('disk'));
    await assert.rejects(remove(), { kind: 'storage' });
    assert.equal(memory.entries.size, 0);
  });

  it('says that an entry of globalState could not be removed', async () => {
    const { memory, vault, remove } = await setUp();
    memory.set = () => Promise.reject(new Error('disk'));
    await assert.rejects(remove(), { kind: 'storage' });
    assert.equal(vault.entries.size, 0);
  });
});
