import assert from 'node:assert/strict';
import { parseStored } from '../../../src/core/platform/parseStored';
import { credentialsSchema } from '../../../src/core/profile/credentials';
import { credentials } from '../session/world';

describe('stored credentials', () => {
  const read = (value: object) => parseStored(credentialsSchema, JSON.stringify(value));

  it('are read with and without the type of cid', () => {
    assert.deepEqual(read(credentials), credentials);
    assert.deepEqual(read({ ...credentials, cidType: 'string' }), { ...credentials, cidType: 'string' });
  });

  for (const [name, change] of [
    ['a missing field', { password: undefined }],
    ['a field of another type', { cid: 8 }],
    ['an unknown type of cid', { cidType: 'text' }],
  ] as const)
    it(`are none with ${name}`, () => assert.equal(read({ ...credentials, ...change }), undefined));
});
