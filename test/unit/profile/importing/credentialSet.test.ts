import assert from 'node:assert/strict';
import { COMPUTED } from '../../../../src/core/profile/importing/credentialSet';
import { readCredentials } from '../../../../src/core/profile/importing/index';

describe('what stands for a computed value', () => {
  const escaped = JSON.stringify(COMPUTED).slice(1, -1);
  const sources: readonly (readonly [name: string, text: string])[] = [
    ['JSON', `{"name": "invented", "password": "a${escaped}b"}`],
    ['JavaScript', `const credentials = { name: 'invented', password: 'a' + secret() };`],
    [
      'curl',
      `curl https://demo.tradovateapi.com/v1/auth/accesstokenrequest -d '{"name":"invented","password":"'"$SECRET"'"}'`,
    ],
  ];
  for (const [name, text] of sources)
    it(`is no credential in ${name}`, () => {
      const { fields } = readCredentials(text);
      assert.deepEqual(fields, { name: 'invented' });
    });
});
