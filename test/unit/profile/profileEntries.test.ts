import assert from 'node:assert/strict';
import { Redactor } from '../../../src/core/platform/redactor';
import { ProfileEntries, withChange } from '../../../src/core/profile/profileEntries';
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
    await assert.rejects(entries.delete('p'), { kind: 'storage' });
    assert.equal(entries.all().length, 1);
    vault.broken = false;
    await entries.delete('p');
    assert.deepEqual([entries.all(), vault.entries.size], [[], 0]);
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

describe('what a profile signs in with, after a change', () => {
  const app = { clientId: '4343', clientSecret: 'invented', redirectUri: 'http://localhost:1/' };

  it('keeps the rest, and loses what is undefined', () => {
    assert.deepEqual(withChange({}, credentials, { cid: '9' }), { ...credentials, cid: '9' });
    const { clientSecret: _, ...others } = app;
    assert.deepEqual(withChange({ signIn: 'oauth' }, app, { clientSecret: undefined }), others);
  });

  it('must be complete', () => {
    for (const stored of ['missing', 'unreadable'] as const) {
      assert.equal(withChange({}, stored, { cid: '9' }), undefined);
      assert.deepEqual(withChange({}, stored, credentials), credentials);
      assert.deepEqual(withChange({ signIn: 'oauth' }, stored, app), app);
    }
    assert.equal(withChange({ signIn: 'oauth' }, app, { redirectUri: undefined }), undefined);
  });
});
