import assert from 'node:assert/strict';
import { Redactor } from '../../../src/core/platform/redactor';
import { ProfileEntries } from '../../../src/core/profile/profileEntries';
import { FakeMemory, FakeVault } from '../fakes';
import { credentials } from '../session/world';

const entry = { id: 'p', label: 'Demo · alice', environment: 'demo', addedAt: 1, formerIds: [] };

class FullDisk extends FakeMemory {
  override set(): Promise<void> {
    return Promise.reject(new Error('disk full'));
  }
}

function setUp(memory = new FakeMemory()) {
  const [vault, redactor] = [new FakeVault(), new Redactor()];
  return { vault, memory, redactor, entries: new ProfileEntries(memory, vault, redactor) };
}

describe('the entries of a profile', () => {
  it('are read as they were written, the secrets in the vault only', async () => {
    const { entries, memory } = setUp();
    await entries.write(entry, credentials);
    assert.deepEqual(entries.all(), [entry]);
    assert.deepEqual(await entries.credentials('p'), credentials);
    assert.equal(JSON.stringify([...memory.entries]).includes(credentials.password), false);
  });

  it('mask their secrets after reading and writing', async () => {
    const { entries, vault, memory, redactor } = setUp();
    await entries.write(entry, credentials);
    const another = new Redactor();
    await new ProfileEntries(memory, vault, another).credentials('p');
    for (const each of [redactor, another]) assert.doesNotMatch(each.mask(credentials.password), /real/);
  });

  it('distinguish missing credentials from damaged ones', async () => {
    const { entries, vault } = setUp();
    assert.equal(await entries.credentials('p'), 'missing');
    vault.entries.set('credentials.p', '{"name":');
    assert.equal(await entries.credentials('p'), 'unreadable');
  });

  it('keep no credentials of a new profile that could not be stored', async () => {
    const { entries, vault } = setUp(new FullDisk());
    await assert.rejects(entries.write(entry, credentials), { kind: 'storage', remedies: ['try-again'] });
    assert.equal(vault.entries.size, 0);
  });

  it('stay listed if the secrets could not be deleted', async () => {
    const { entries, vault } = setUp();
    await entries.write(entry, credentials);
    vault.broken = true;
    await assert.rejects(entries.deleteSecrets('p'), { kind: 'storage' });
    assert.equal(entries.all().length, 1);
    vault.broken = false;
    await entries.deleteSecrets('p');
    assert.deepEqual([entries.all().length, vault.entries.size], [1, 0]);
    await entries.deleteEntry('p');
    assert.deepEqual(entries.all(), []);
  });

  it('are no longer listed once they are discarded, whatever fails', async () => {
    const { entries, vault, memory } = setUp();
    await entries.write(entry, credentials);
    vault.broken = true;
    await entries.discard('p');
    assert.deepEqual([entries.all(), vault.entries.size], [[], 1]);
    vault.broken = false;
    memory.set = () => Promise.reject(new Error('disk full'));
    await entries.discard('p');
    assert.equal(vault.entries.size, 0);
  });

  it('are of a key or an app, as the profile says', async () => {
    const { entries } = setUp();
    const app = { clientId: '4343', redirectUri: 'http://localhost:1/' };
    await entries.write(entry, credentials);
    await entries.write({ ...entry, id: 'q', signIn: 'oauth' }, app);
    assert.deepEqual(await entries.secrets(entry), credentials);
    assert.deepEqual(await entries.secrets({ ...entry, id: 'q', signIn: 'oauth' }), app);
  });
});
