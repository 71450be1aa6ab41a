import assert from 'node:assert/strict';
import { builtInEnvironments } from '../../../src/core/profile/environment';
import {
  loopbackOf,
  oauthUrls,
  secretsOfApp,
  validateClientId,
  validateOAuthUrl,
  validateRedirectUri,
} from '../../../src/core/profile/oauthApp';

const app = { clientId: 'invented-client', redirectUri: 'http://localhost:3030/callback' };

describe('an app registered for OAuth', () => {
  it('signs in at the published page and host, for Demo too', () => {
    for (const environment of builtInEnvironments) {
      assert.deepEqual(oauthUrls(app, environment), {
        authorize: 'https://trader.tradovate.com/oauth',
        token: 'https://live.tradovateapi.com/auth/oauthtoken',
      });
    }
  });

  it('signs in at an environment of the user itself, or where the profile says', () => {
    const environment = { id: 'Sandbox', label: 'Sandbox', baseUrl: 'http://127.0.0.1:4000/v1' };
    const own = { authorize: 'http://127.0.0.1:4000/oauth', token: 'http://127.0.0.1:4000/auth/oauthtoken' };
    assert.deepEqual(oauthUrls(app, environment), own);
    const urls = { authorizeUrl: 'https://example.com/oauth', tokenUrl: 'https://example.com/token' };
    const [demo] = builtInEnvironments;
    assert.ok(demo);
    assert.deepEqual(oauthUrls({ ...app, ...urls }, demo), { authorize: urls.authorizeUrl, token: urls.tokenUrl });
  });

  const redirects = [
    ['http://localhost:3030/oauth/tradovate/callback', { port: 3030, path: '/oauth/tradovate/callback' }, undefined],
    ['http://127.0.0.1:8080', { port: 8080, path: '/' }, undefined],
    ['http://[::1]:8080/', { port: 8080, path: '/' }, undefined],
    ['https://example.com/callback', undefined, undefined],
    ['https://localhost:3030/callback', undefined, undefined],
    ['http://localhost/callback', undefined, 'url'],
    ['http://example.com:80/callback', undefined, 'url'],
    ['http://localhost.example.com:80/callback', undefined, 'url'],
    ['vscode://publisher.name/callback', undefined, 'url'],
    ['http://localhost:3030/callback?x=1', undefined, 'url'],
    ['javascript:alert(1)', undefined, 'url'],
    ['', undefined, 'required'],
  ] as const;
  for (const [uri, loopback, problem] of redirects) {
    it(`takes the redirect URI ${uri || '(empty)'}: ${problem ?? 'valid'}`, () => {
      assert.deepEqual(loopbackOf(uri), loopback);
      assert.equal(validateRedirectUri(uri)?.kind, problem);
    });
  }

  it('takes what can be a client ID', () => {
    assert.equal(validateClientId('1234'), undefined);
    assert.equal(validateClientId('')?.kind, 'required');
    assert.equal(validateClientId('12 34')?.kind, 'space');
    assert.equal(validateClientId('1'.repeat(257))?.kind, 'too-long');
  });

  it('takes https for its own URLs, http on this machine only, and nothing for the published ones', () => {
    const valid = ['', 'https://example.com/oauth', 'http://localhost:4000/oauth'];
    for (const url of valid) assert.equal(validateOAuthUrl(url), undefined, url);
    const invalid = ['http://example.com/oauth', 'https://user:x@example.com', 'ftp://example.com', 'text'];
    for (const url of invalid) assert.equal(validateOAuthUrl(url)?.kind, 'url', url);
  });

  it('has one secret', () => {
    assert.deepEqual(secretsOfApp({ ...app, clientSecret: 'not-a-real-secret' }), ['not-a-real-secret']);
  });
});
