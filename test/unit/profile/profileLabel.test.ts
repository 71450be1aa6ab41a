import assert from 'node:assert/strict';
import { labelOf, userOf } from '../../../src/core/profile/profileLabel';
import { credentials } from '../session/world';

const demo = { id: 'demo', label: 'Demo' };
const app = { clientId: '4343', redirectUri: 'http://localhost:1/' };

describe('the label of a profile', () => {
  const table = [
    ['has the user name', credentials, `Demo · ${credentials.name}`],
    ['has the client ID of an app', app, 'Demo · OAuth 4343'],
    ['says that there is only a token', undefined, 'Demo · token'],
  ] as const;
  for (const [what, secrets, label] of table)
    it(what, () => {
      assert.equal(labelOf(demo, secrets, []), label);
      assert.equal(labelOf(demo, secrets, [{ label }, { label: `${label} (2)` }]), `${label} (3)`);
      if (secrets) assert.ok(label.endsWith(userOf(secrets)));
    });
});
