import assert from 'node:assert/strict';
import type { ImportedField } from '../../../../src/core/profile/importing/credentialSet';
import { isPlaceholder } from '../../../../src/core/profile/importing/placeholders';

describe('a placeholder', () => {
  const table: [ImportedField, string, boolean][] = [
    ['name', 'your_username', true],
    ['name', 'invented-user', false],
    ['password', 'password', true],
    ['password', 'Password1', false],
    ['appId', 'keyName', true],
    ['appVersion', 'string', true],
    ['appVersion', '1.0', false],
    ['cid', '0', true],
    ['cid', '000', true],
    ['cid', '8', false],
    ['sec', 'API_Secret', true],
    ['sec', '0', false],
    ['deviceId', 'your_device_id', true],
  ];
  for (const [field, value, expected] of table)
    it(`${value} ${expected ? 'is' : 'is not'} one of ${field}`, () =>
      assert.equal(isPlaceholder(field, value), expected));
});
