import assert from 'node:assert/strict';
import { tokenResponseOf } from '../../../src/core/snippets/tokenResponse';
import { everything, operation } from '../operations/fixture';

describe('the response with a token', () => {
  const table: [string, string | undefined][] = [
    ['accessTokenRequest', 'expirationTime'],
    ['renewAccessToken', 'expirationTime'],
    ['oAuthToken', 'expires_in'],
    ['accountList', undefined],
  ];
  for (const [id, field] of table)
    it(`of ${id} ${field === undefined ? 'is printed as a whole' : `prints ${field}`}`, () =>
      assert.equal(tokenResponseOf(operation(id))?.printedField, field));

  it('is known of every operation that returns one', () => {
    for (const each of everything.operations) {
      const fields = everything.schemas.get(each.response?.schema ?? '') ?? [];
      if (fields.some(({ name }) => /^(accessToken|access_token|mdAccessToken|refresh_token)$/.test(name)))
        assert.ok(tokenResponseOf(each), each.id);
    }
  });
});
