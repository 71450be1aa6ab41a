import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { inventedApp, type RegisteredApp } from '../../sandbox/sandbox';
import { call, sandboxForTests, type Answer, type Sent } from './client';

const FORM = 'application/x-www-form-urlencoded';
const { clientId, clientSecret, redirectUris } = inventedApp;
const [redirectUri = ''] = redirectUris;
const verifier = 'invented-verifier-that-is-long-enough-0123456789';
const challenge = createHash('sha256').update(verifier).digest('base64url');
const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };

type Fields = Readonly<Record<string, string | undefined>>;

describe('the sandbox: OAuth', () => {
  const { sandbox, pass } = sandboxForTests({ refreshLifetimeMs: 26 * 3_600_000 });

  function pageUrl(other: Fields = {}): string {
    const query = { response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state: 's t', ...other };
    return `${sandbox().origin}/oauth?${encode(query)}`;
  }

  /** What the form of the page leads to. */
  async function decide(decision: string, other: Fields = {}): Promise<URL> {
    const response = await fetch(pageUrl(other), {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': FORM },
      body: encode({ decision }),
    });
    assert.equal(response.status, 302);
    return new URL(response.headers.get('location') ?? '');
  }

  async function code(other: Fields = pkce): Promise<string> {
    return (await decide('approve', other)).searchParams.get('code') ?? '';
  }

  function post(fields: Fields, sent: Sent = {}): Promise<Answer> {
    const headers = { 'Content-Type': FORM, ...sent.headers };
    return call(sandbox(), '/auth/oauthtoken', { ...sent, headers, body: encode(fields) });
  }

  async function exchange(other: Fields = {}, sent?: Sent): Promise<Answer> {
    const fields = { grant_type: 'authorization_code', client_id: clientId, redirect_uri: redirectUri };
    const own = { ...fields, code_verifier: verifier, ...other };
    return post('code' in other ? own : { ...own, code: await code() }, sent);
  }

  function refresh(refreshToken: unknown, other: Fields = {}): Promise<Answer> {
    return post({
      ...{ grant_type: 'refresh_token', refresh_token: String(refreshToken), client_id: clientId },
      ...other,
    });
  }

  it('shows who asks, and leads back with a code or a refusal', async () => {
    const response = await fetch(pageUrl());
    assert.equal(response.status, 200);
    assert.match(await response.text(), /4343.*<form method="post"[^]*approve[^]*deny/s);
    const approved = await decide('approve');
    assert.equal(approved.origin + approved.pathname, redirectUri);
    assert.equal(approved.searchParams.get('state'), 's t');
    assert.match(approved.searchParams.get('code') ?? '', /^sandbox-code_[\w-]{43}$/);
    const denied = await decide('deny', { state: undefined });
    assert.equal(denied.search, '?error=access_denied');
  });

  it('leads nowhere if the request does not fit the registration', async () => {
    const cases: readonly Fields[] = [
      { client_id: '1' },
      { redirect_uri: `${redirectUri}/` },
      { redirect_uri: redirectUri.replace('localhost', '127.0.0.1') },
      { redirect_uri: undefined },
      { response_type: 'token' },
      { code_challenge: challenge, code_challenge_method: 'plain' },
      { code_challenge: 'short', code_challenge_method: 'S256' },
    ];
    for (const other of cases) {
      for (const method of ['GET', 'POST']) {
        const response = await fetch(pageUrl(other), { method, redirect: 'manual' });
        assert.equal(response.status, 400, JSON.stringify(other));
        assert.match(await response.text(), /role="alert"/);
      }
    }
  });

  it('trades a code for a token, with seconds and without an expiration time', async () => {
    const { status, json } = await exchange();
    assert.equal(status, 200);
    const names = ['access_token', 'expires_in', 'refresh_token', 'refresh_token_expires_in', 'token_type'];
    assert.deepEqual(Object.keys(json).sort(), names);
    assert.deepEqual([json['expires_in'], json['refresh_token_expires_in']], [4800, 93_600]);
    const token = String(json['access_token']);
    assert.equal((await call(sandbox(), '/account/list', { token })).status, 200);
    const renewed = (await call(sandbox(), '/auth/renewaccesstoken', { token })).json;
    assert.ok(renewed['mdAccessToken'] && renewed['expirationTime']);
    assert.equal('refresh_token' in renewed, false);
    assert.deepEqual([sandbox().stats().exchanges, sandbox().stats().renewals], [1, 1]);
  });

  it('takes the secret in the form or as Basic, and needs it without PKCE', async () => {
    const basic = (text: string) => ({
      headers: { Authorization: `Basic ${Buffer.from(text).toString('base64')}` },
    });
    const cases: readonly [what: string, fields: Fields, sent: Sent, error: string | undefined][] = [
      ['secret', { client_secret: clientSecret }, {}, undefined],
      ['Basic', {}, basic(`${clientId}:${clientSecret}`), undefined],
      ['PKCE alone', {}, {}, undefined],
      ['wrong secret', { client_secret: 'x' }, {}, 'invalid_client'],
      ['wrong Basic', {}, basic(`${clientId}:x`), 'invalid_client'],
      ['empty secret', { client_secret: '' }, {}, 'invalid_client'],
      ['unknown id', { client_id: '1' }, {}, 'invalid_client'],
      ['no id', { client_id: undefined }, {}, 'invalid_client'],
      ['no verifier', { code_verifier: undefined }, {}, 'invalid_grant'],
      ['wrong verifier', { code_verifier: `${verifier}x` }, {}, 'invalid_grant'],
      ['no code', { code: undefined }, {}, 'invalid_request'],
      ['unknown code', { code: 'x' }, {}, 'invalid_client'],
      ['unknown code, with the secret', { code: 'x', client_secret: clientSecret }, {}, 'invalid_grant'],
      ['no redirect URI', { redirect_uri: undefined }, {}, 'invalid_request'],
      ['other redirect URI', { redirect_uri: `${redirectUri}/` }, {}, 'invalid_client'],
      ['other grant', { grant_type: 'password' }, {}, 'unsupported_grant_type'],
    ];
    for (const [what, fields, sent, error] of cases) {
      const { status, json } = await exchange(fields, sent);
      assert.equal(status, 200, what);
      assert.equal(json['error'], error, what);
      assert.equal('access_token' in json, error === undefined, what);
    }
    const plain = { code_challenge: undefined };
    const noPkce = { code_verifier: undefined };
    assert.equal((await exchange({ ...noPkce, code: await code(plain) })).json['error'], 'invalid_client');
    const proven = { ...noPkce, client_secret: clientSecret };
    assert.ok((await exchange({ ...proven, code: await code(plain) })).json['access_token']);
  });

  it('takes a code once, for a minute, and for the URI that it was made for', async () => {
    const used = await code();
    assert.ok((await exchange({ code: used })).json['access_token']);
    assert.equal((await exchange({ code: used, client_secret: clientSecret })).json['error'], 'invalid_grant');
    const late = await code();
    pass(60);
    assert.equal((await exchange({ code: late, client_secret: clientSecret })).json['error'], 'invalid_grant');
    const second = 'http://localhost:3031/callback';
    const app: RegisteredApp = { ...inventedApp, redirectUris: [redirectUri, second] };
    sandbox().setApps([app]);
    const other = await exchange({ redirect_uri: second });
    assert.equal(other.json['error'], 'invalid_grant');
  });

  it('refuses JSON and GET, and takes both addresses', async () => {
    const body = { grant_type: 'refresh_token', refresh_token: 'x' };
    assert.equal((await call(sandbox(), '/auth/oauthtoken', { body })).status, 400);
    assert.equal((await call(sandbox(), '/auth/oauthtoken')).status, 405);
    const response = await fetch(`${sandbox().origin}/auth/oauthtoken`, {
      method: 'POST',
      headers: { 'Content-Type': `${FORM};charset=utf-8` },
      body: encode({ ...body, client_id: clientId }),
    });
    assert.deepEqual([response.status, (await response.json()) as unknown], [200, EXPIRED]);
    assert.equal(sandbox().requests.at(-1)?.operation, 'oAuthToken');
  });

  it('rotates refresh tokens: one works once, for 26 hours, also after the token has expired', async () => {
    const first = (await exchange()).json;
    pass(26 * 3600 - 1);
    const second = (await refresh(first['refresh_token'])).json;
    assert.notEqual(second['refresh_token'], first['refresh_token']);
    assert.equal((await call(sandbox(), '/account/list', { token: String(second['access_token']) })).status, 200);
    assert.deepEqual((await refresh(first['refresh_token'])).json, EXPIRED);
    pass(26 * 3600 - 1);
    const third = (await refresh(second['refresh_token'])).json;
    pass(26 * 3600);
    assert.deepEqual((await refresh(third['refresh_token'])).json, EXPIRED);
    assert.equal(sandbox().stats().refreshes, 2);
  });

  it('needs the secret for a refresh as it did for the exchange', async () => {
    const proven = (await exchange({ client_secret: clientSecret })).json['refresh_token'];
    assert.equal((await refresh(proven)).json['error'], 'invalid_client');
    assert.equal((await refresh(proven, { client_secret: 'x' })).json['error'], 'invalid_client');
    assert.ok((await refresh(proven, { client_secret: clientSecret })).json['access_token']);
    const open = (await exchange()).json['refresh_token'];
    assert.ok((await refresh(open)).json['access_token']);
  });

  it('counts among the sessions of the user, and ends with its session', async () => {
    const first = (await exchange()).json['refresh_token'];
    await exchange();
    await exchange();
    assert.deepEqual(
      sandbox().sessions.map(({ state }) => state),
      ['pushed-out', 'open', 'open'],
    );
    assert.deepEqual((await refresh(first)).json, EXPIRED);
  });

  it('answers with a penalty, and then takes the ticket in the form', async () => {
    sandbox().fault({ name: 'penalty', seconds: 5 });
    const fields = { code: await code() };
    const { json } = await exchange(fields);
    const early = await exchange({ ...fields, 'p-ticket': String(json['p-ticket']) });
    const ticket = early.json['p-ticket'];
    assert.ok(typeof ticket === 'string');
    pass(5);
    const late = await exchange({ ...fields, 'p-ticket': ticket });
    assert.ok(late.json['access_token']);
  });

  it('locks no page, but the call', async () => {
    sandbox().fault({ name: 'locked', seconds: 60 });
    assert.equal((await exchange()).status, 429);
    assert.equal((await exchange()).status, 429);
    assert.equal(sandbox().stats().duringLock, 2);
  });
});

describe('the sandbox: limits of OAuth', () => {
  const { sandbox } = sandboxForTests({ limits: true });

  it('warns at the fifth failure of an hour, then locks', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) {
      const body = encode({ grant_type: 'refresh_token', refresh_token: 'x', client_id: clientId });
      statuses.push((await call(sandbox(), '/auth/oauthtoken', { headers: { 'Content-Type': FORM }, body })).status);
    }
    assert.deepEqual(statuses, [200, 200, 200, 200, 423, 429]);
    assert.equal(sandbox().stats().oauthFailures, 6);
  });
});

const EXPIRED = { error: 'invalid_token', error_description: 'The refresh token is unknown, used or expired' };

function encode(fields: Fields): string {
  const given = Object.entries(fields).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return new URLSearchParams(given).toString();
}
