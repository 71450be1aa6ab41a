import assert from 'node:assert/strict';
import { accessTokenSchema } from '../../../src/core/auth/accessToken';
import { parseStored } from '../../../src/core/platform/parseStored';

const stored = { accessToken: 'invented', issuedAt: 'https://demo.tradovateapi.com/v1', expiresAt: 2, receivedAt: 1 };

describe('a stored token', () => {
  it('is read as it was stored', () => {
    const { issuedAt, ...rest } = stored;
    const more = {
      mdAccessToken: 'md',
      renewedAt: 1,
      userId: 7,
      userName: 'alice',
      hasLive: true,
      hasMarketData: true,
      hasFunded: false,
      apiHosts: { demo: 'x' },
    };
    const token = parseStored(accessTokenSchema, JSON.stringify({ ...stored, ...more }));
    assert.deepEqual(token, { ...rest, issuerUrl: issuedAt, ...more });
  });

  const broken: [string, object][] = [
    ['an empty token', { accessToken: '' }],
    ['no issuer', { issuedAt: undefined }],
    ['a time that is no number', { expiresAt: 'soon' }],
    ['hosts that are no texts', { apiHosts: { demo: 5 } }],
  ];
  for (const [name, change] of broken)
    it(`is none with ${name}`, () =>
      assert.equal(parseStored(accessTokenSchema, JSON.stringify({ ...stored, ...change })), undefined));
});
