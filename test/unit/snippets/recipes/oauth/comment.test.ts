import assert from 'node:assert/strict';
import { COMMENT, oauthUrlsOf } from '../../../../../src/core/snippets/recipes/oauth/comment';
import { context } from '../checks';

describe('the hosts of an OAuth sign-in', () => {
  it('are that of the page and that of the token call', () => {
    assert.match(COMMENT, /\.$/);
    const urls = oauthUrlsOf({ ...context, baseUrl: 'https://token.example', serviceUrl: 'https://page.example' });
    assert.deepEqual(urls, {
      authorize: 'https://page.example/oauth',
      token: 'https://token.example/auth/oauthtoken',
    });
  });
});
