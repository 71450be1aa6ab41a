import assert from 'node:assert/strict';
import { Canary } from '../../../src/core/session/canary';
import { FakeMemory, FakeVault } from '../fakes';

function setUp() {
  const [vault, memory] = [new FakeVault(), new FakeMemory()];
  let ids = 0;
  const open = () => new Canary(vault, memory, () => `id-${++ids}`);
  return { vault, memory, open };
}

describe('the canary', () => {
  it('is content in the first window, and after a restart that kept the secrets', async () => {
    const { open, vault } = setUp();
    assert.equal(await open().check(), undefined);
    assert.equal(await open().check(), undefined);
    assert.equal(vault.entries.size, 1);
  });

  it('reports once, in each window, that a restart lost the secrets', async () => {
    const { open, vault } = setUp();
    await open().check();
    vault.entries.clear();
    const canary = open();
    assert.equal((await canary.check())?.kind, 'storage');
    assert.equal(await canary.check(), undefined);
    assert.equal(await open().check(), undefined, 'the next window finds the new one');
  });

  it('reports nothing after its id was lost in globalState only', async () => {
    const { open, memory } = setUp();
    await open().check();
    memory.entries.clear();
    assert.equal(await open().check(), undefined);
  });

  it('says nothing of a vault that is broken, which the call itself reports', async () => {
    const { open, vault } = setUp();
    vault.broken = true;
    const canary = open();
    assert.equal(await canary.check(), undefined);
  });
});
