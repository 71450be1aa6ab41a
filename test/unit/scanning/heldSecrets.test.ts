import assert from 'node:assert/strict';
import { HeldSecrets } from '../../../src/core/scanning/heldSecrets';
import { credentials } from '../session/world';

const app = { clientId: 'client', redirectUri: 'http://127.0.0.1:1/', clientSecret: 'not-a-real-client-secret' };
const token = { value: 'short', kind: 'accessToken', profileId: 'p1', expiresAt: 2, receivedAt: 1 } as const;

describe('secrets in memory', () => {
  const values = (held: HeldSecrets) => held.all.map(({ kind, profileId }) => `${kind} of ${profileId}`);

  it('are the password and the API secret of a profile, or the secret of its app', () => {
    const held = new HeldSecrets();
    assert.ok(held.setCredentials('p1', credentials));
    assert.ok(held.setCredentials('p2', app));
    assert.deepEqual(values(held), ['password of p1', 'apiSecret of p1', 'apiSecret of p2']);
  });

  it('are kept for each profile that has them', () => {
    const held = new HeldSecrets();
    for (const id of ['p1', 'p2']) held.setCredentials(id, credentials);
    held.deleteOf('p2');
    assert.deepEqual(values(held), ['password of p1', 'apiSecret of p1']);
    held.clear();
    assert.deepEqual(held.all, []);
  });

  it('change if one is replaced, removed or received again', () => {
    const held = new HeldSecrets();
    held.addToken(token);
    held.setCredentials('p1', credentials);
    assert.deepEqual([held.addToken(token), held.setCredentials('p1', credentials)], [false, false]);
    assert.ok(held.setCredentials('p1', { ...credentials, sec: '' }));
    assert.ok(held.addToken({ ...token, expiresAt: 3 }));
    assert.deepEqual(values(held), ['password of p1', 'accessToken of p1']);
    assert.equal(held.all[1]?.expiresAt, 3);
  });
});
