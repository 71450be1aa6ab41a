import assert from 'node:assert/strict';
import { authorizeUrl, exchangeRequest, refreshRequest } from '../../../src/core/auth/oauthRequests';

const app = {
  clientId: 'invented client',
  clientSecret: 'not-a-real&secret=',
  redirectUri: 'http://localhost:3030/callback',
};
const url = 'https://live.tradovateapi.com/auth/oauthtoken';
const fieldsOf = (body: string | undefined) => Object.fromEntries(new URLSearchParams(body));

describe('the requests of OAuth', () => {
  it('open the sign-in page with a state and a challenge, and without the secret', () => {
    const { origin, pathname, searchParams } = new URL(
      authorizeUrl('https://trader.tradovate.com/oauth', app, 'invented-state', 'invented-challenge'),
    );
    assert.equal(origin + pathname, 'https://trader.tradovate.com/oauth');
    assert.deepEqual(Object.fromEntries(searchParams), {
      response_type: 'code',
      client_id: 'invented client',
      redirect_uri: app.redirectUri,
      state: 'invented-state',
      code_challenge: 'invented-challenge',
      code_challenge_method: 'S256',
    });
  });

  it('keep a query that the page has already', () => {
    const { searchParams } = new URL(authorizeUrl('https://web.ninjatrader.com/oauth?env=demo', app, 's', 'c'));
    assert.equal(searchParams.get('env'), 'demo');
    assert.equal(searchParams.get('state'), 's');
  });

  it('exchange a code as a form with every field', () => {
    const { method, headers, body } = exchangeRequest(url, app, {
      code: 'invented+code',
      verifier: 'invented-verifier',
    });
    assert.equal(method, 'POST');
    assert.equal(headers['Content-Type'], 'application/x-www-form-urlencoded');
    assert.equal(headers['Authorization'], undefined);
    assert.deepEqual(fieldsOf(body), {
      grant_type: 'authorization_code',
      code: 'invented+code',
      redirect_uri: app.redirectUri,
      client_id: app.clientId,
      client_secret: app.clientSecret,
      code_verifier: 'invented-verifier',
    });
  });

  it('leave an absent secret out, and repeat with the ticket of a penalty', () => {
    const { clientSecret: _, ...withoutSecret } = app;
    const { body } = exchangeRequest(url, withoutSecret, { code: 'c', verifier: 'v' }, 'invented-ticket');
    assert.equal('client_secret' in fieldsOf(body), false);
    assert.equal(fieldsOf(body)['p-ticket'], 'invented-ticket');
  });

  it('refresh with the refresh token', () => {
    assert.deepEqual(fieldsOf(refreshRequest(url, app, 'invented-refresh').body), {
      grant_type: 'refresh_token',
      refresh_token: 'invented-refresh',
      client_id: app.clientId,
      client_secret: app.clientSecret,
    });
  });
});
