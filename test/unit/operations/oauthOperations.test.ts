import assert from 'node:assert/strict';
import { isOAuth, oauthVariables } from '../../../src/core/operations/oauthOperations';
import type { ObjectValue } from '../../../src/core/operations/exampleValue';
import { isSecret } from '../../../src/core/operations/sampleValues';
import { operation, request } from './fixture';

const written = (object: ObjectValue | undefined) =>
  Object.fromEntries(
    (object?.entries ?? []).map(([name, value]) => [
      name,
      value.kind === 'variable' ? value.variable : value.kind === 'slot' ? value.sample : value,
    ]),
  );

const client = { client_id: 'TRADOVATE_CLIENT_ID', client_secret: 'TRADOVATE_CLIENT_SECRET' };

describe('the steps of an OAuth sign-in', () => {
  it('are a page and two calls of one path', () => {
    const steps = ['oAuthAuthorize', 'oAuthToken', 'oAuthRefresh'].map(operation);
    assert.deepEqual(
      steps.map(({ id, path }) => [id, path]),
      [
        ['oAuthAuthorize', '/oauth'],
        ['oAuthToken', '/auth/oauthtoken'],
        ['oAuthRefresh', '/auth/oauthtoken'],
      ],
    );
    assert.ok(steps.every(isOAuth));
    assert.ok(!isOAuth(operation('accessTokenRequest')) && !isOAuth(operation('placeOrder')));
  });

  it('take what is secret, and what belongs to the app, from the environment', () => {
    assert.deepEqual(written(request('oAuthAuthorize').page), {
      response_type: 'code',
      client_id: client.client_id,
      redirect_uri: 'TRADOVATE_REDIRECT_URI',
      state: 'TRADOVATE_STATE',
    });
    assert.deepEqual(written(request('oAuthToken').body), {
      grant_type: 'authorization_code',
      code: 'TRADOVATE_CODE',
      redirect_uri: 'TRADOVATE_REDIRECT_URI',
      ...client,
    });
    assert.deepEqual(written(request('oAuthRefresh').body), {
      grant_type: 'refresh_token',
      ...client,
      refresh_token: 'TRADOVATE_REFRESH_TOKEN',
    });
    const fields = operation('oAuthToken').body?.fields ?? [];
    for (const { name } of fields.filter((field) => isSecret(field.name))) assert.ok(oauthVariables[name], name);
  });

  it('are a form, whose values are texts, and a page that is not sent', () => {
    const exchange = request('oAuthToken', { values: { redirect_uri: 'https://a/b', resource: 7, code: 'never' } });
    assert.deepEqual(
      [exchange.bodyFormat, exchange.headers.at(-1)],
      ['form', ['Content-Type', 'application/x-www-form-urlencoded']],
    );
    assert.deepEqual(written(exchange.body), {
      ...written(request('oAuthToken').body),
      redirect_uri: { kind: 'given', value: 'https://a/b' },
      resource: { kind: 'given', value: '7' },
    });
    const page = request('oAuthAuthorize', { values: { state: 'x' }, optional: 'all' });
    assert.deepEqual([page.query, page.body, page.bodyFormat], [[], undefined, 'json']);
    assert.equal(written(page.page)['code_challenge'], 'TRADOVATE_CODE_CHALLENGE');
    assert.throws(() => request('oAuthToken', { values: { resource: '\ud800' } }));
  });

  it('exchange a refresh token where one is asked for', () => {
    const { body } = request('oAuthToken', { values: { grant_type: 'refresh_token' } });
    assert.deepEqual(Object.keys(written(body)), ['grant_type', 'client_id', 'client_secret', 'refresh_token']);
  });
});
