import assert from 'node:assert/strict';
import { CANARY_KEY } from '../../../src/core/session/canary';
import { keyringCheck, testKeyring, type KeyringFact } from '../../../src/core/setup/keyringCheck';
import type { CheckState } from '../../../src/core/setup/setupCheck';
import { FakeMemory, FakeVault } from '../fakes';

describe('the check of the secret storage', () => {
  const setUp = () => ({ vault: new FakeVault(), memory: new FakeMemory(), uuid: () => 'invented-id' });

  it('stores a value and leaves nothing', async () => {
    const ports = setUp();
    assert.equal(await testKeyring(ports), 'works');
    assert.deepEqual([...ports.vault.entries], []);
    assert.deepEqual([...ports.memory.entries], []);
  });

  it('notices what an earlier restart lost', async () => {
    const ports = setUp();
    await ports.memory.set(CANARY_KEY, 'earlier');
    assert.equal(await testKeyring(ports), 'lost');
    await ports.vault.set(CANARY_KEY, 'earlier');
    assert.equal(await testKeyring(ports), 'works');
  });

  it('notices a value that is not kept', async () => {
    const { memory, uuid } = setUp();
    const vault = new FakeVault();
    vault.get = () => Promise.resolve(undefined);
    assert.equal(await testKeyring({ vault, memory, uuid }), 'damaged');
  });

  for (const call of ['get', 'set', 'delete'] as const)
    it(`fails where the storage doesn't respond to ${call}`, async () => {
      const ports = setUp();
      Object.assign(ports.vault, { [call]: () => Promise.reject(new Error('invented-secret')) });
      assert.equal(await testKeyring(ports), 'failed');
    });

  const table: [KeyringFact, CheckState, boolean][] = [
    ['running', 'running', false],
    ['works', 'ok', false],
    ['lost', 'warning', true],
    ['damaged', 'problem', true],
    ['failed', 'problem', true],
  ];
  for (const [fact, state, hasRemedy] of table)
    it(`is ${state} where it is ${fact}`, () => {
      const check = keyringCheck(fact, new FakeVault().help);
      assert.equal(check.state, state);
      assert.equal(check.remedy !== undefined, hasRemedy);
    });
});
