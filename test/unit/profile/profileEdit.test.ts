import assert from 'node:assert/strict';
import type { StoredSecrets } from '../../../src/core/profile/profileEntries';
import { editProfile, type SecretsChange } from '../../../src/core/profile/profileEdit';
import { credentials } from '../session/world';

const demo = { id: 'demo', label: 'Demo' };
const live = { id: 'live', label: 'LIVE' };
const app = { clientId: '4343', clientSecret: 'invented', redirectUri: 'http://localhost:1/' };
const key = { id: 'p', label: `Demo · ${credentials.name}`, environment: 'demo', addedAt: 1, formerIds: ['o'] };
const oauth = { ...key, label: 'Demo · OAuth 4343', signIn: 'oauth' as const };

const edit = (
  before: typeof key | typeof oauth,
  stored: StoredSecrets | 'missing' | 'unreadable',
  change: SecretsChange,
  environment = demo,
) => editProfile(before, stored, { environment, change }, [], () => 'new');

describe('an edited profile', () => {
  it('keeps the rest of what is stored, and loses what is undefined', () => {
    assert.deepEqual(edit(key, credentials, { cid: '9' }), { entry: key, secrets: { ...credentials, cid: '9' } });
    const { clientSecret: _, ...others } = app;
    assert.deepEqual(edit(oauth, app, { clientSecret: undefined }), { entry: oauth, secrets: others });
  });

  it('is another one, if its environment or its user is', () => {
    const identity = { id: 'new', formerIds: ['o', 'p'] };
    const moved = { ...key, ...identity, environment: 'live', label: `LIVE · ${credentials.name}` };
    assert.deepEqual(edit(key, credentials, {}, live).entry, moved);
    assert.deepEqual(edit(key, credentials, { name: 'bob' }).entry, { ...key, ...identity, label: 'Demo · bob' });
    assert.deepEqual(edit(oauth, app, { clientId: '1' }).entry, { ...oauth, ...identity, label: 'Demo · OAuth 1' });
  });

  it('must be complete', () => {
    const incomplete = { kind: 'storage', remedies: ['edit-profile'] };
    for (const stored of ['missing', 'unreadable'] as const) {
      assert.throws(() => edit(key, stored, { cid: '9' }), incomplete);
      assert.deepEqual(edit(key, stored, credentials).secrets, credentials);
      assert.deepEqual(edit(oauth, stored, app).secrets, app);
    }
    assert.throws(() => edit(oauth, app, { redirectUri: undefined }), incomplete);
  });
});
