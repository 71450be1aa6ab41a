import assert from 'node:assert/strict';
import { LimitedSecretStore, VAULT_LIMIT_MS } from '../../../src/core/platform/limitedSecretStore';
import { FakeClock, FakeVault, settle } from '../fakes';

/** A vault whose next change waits until it is let go. */
class SlowVault extends FakeVault {
  waiting: (() => void)[] = [];
  override async set(key: string, value: string): Promise<void> {
    if (value === 'slow') await new Promise<void>((resolve) => this.waiting.push(resolve));
    return super.set(key, value);
  }
  override get(key: string): Promise<string | undefined> {
    return key === 'slow' ? new Promise(() => undefined) : super.get(key);
  }
}

const setUp = () => {
  const [vault, clock] = [new SlowVault(), new FakeClock()];
  return { vault, clock, store: new LimitedSecretStore(vault, clock) };
};

describe('a vault with a time limit', () => {
  it('passes everything on', async () => {
    const { store, vault } = setUp();
    const changes: string[] = [];
    store.onDidChange((key) => changes.push(key));
    await store.set('a', '1');
    assert.equal(await store.get('a'), '1');
    await store.delete('a');
    assert.deepEqual([vault.entries.size, changes, store.keys], [0, ['a', 'a'], undefined]);
  });

  it('has keys where the vault has them', async () => {
    const vault = Object.assign(new FakeVault(), { keys: () => Promise.resolve(['a']) });
    assert.deepEqual(await new LimitedSecretStore(vault, new FakeClock()).keys?.(), ['a']);
  });

  it('ends a call that hangs', async () => {
    const { store, clock } = setUp();
    const rejected = Promise.all([assert.rejects(store.get('slow')), assert.rejects(store.set('a', 'slow'))]);
    await clock.advance(VAULT_LIMIT_MS);
    await rejected;
  });

  it('changes an entry in the order of the calls', async () => {
    const { store, vault } = setUp();
    const both = Promise.all([store.set('a', 'slow'), store.delete('a')]);
    await settle();
    for (const go of vault.waiting) go();
    await both;
    assert.equal(vault.entries.size, 0);
  });

  it('deletes again what a change that took too long has stored after all', async () => {
    const { store, vault, clock } = setUp();
    const rejected = assert.rejects(store.set('a', 'slow'));
    const deleted = store.delete('a');
    await clock.advance(VAULT_LIMIT_MS);
    await Promise.all([rejected, deleted]);
    for (const go of vault.waiting) go();
    await settle();
    assert.equal(vault.entries.size, 0);
  });
});
