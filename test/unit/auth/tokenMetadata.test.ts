import assert from 'node:assert/strict';
import * as v from 'valibot';
import { metadataSchema } from '../../../src/core/auth/tokenMetadata';

describe('the metadata of a token', () => {
  const stored = { issuedAt: 'https://demo.tradovateapi.com/v1', expiresAt: 2, receivedAt: 1 };

  it('is read as 0.1 stored it, without anything else', () => {
    const { issuedAt, ...rest } = stored;
    const read = v.parse(metadataSchema, { ...stored, renewedAt: 1, accessToken: 'secret' });
    assert.deepEqual(read, { ...rest, renewedAt: 1, issuerUrl: issuedAt });
  });

  it('is none without its times', () => {
    assert.equal(v.safeParse(metadataSchema, { ...stored, expiresAt: undefined }).success, false);
  });
});
