import assert from 'node:assert/strict';
import { call, sandboxForTests, signIn, tokenOf } from './client';

const INCORRECT = /Incorrect username or password/;
const NOT_REGISTERED = /The app is not registered/;

describe('the sandbox: sign-in', () => {
  const { sandbox } = sandboxForTests();

  it('gives a token with the fields that were seen', async () => {
    const { status, headers, json } = await signIn(sandbox());
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^application\/json/);
    assert.match(String(json['accessToken']), /^sandbox-access_[\w-]{105}$/);
    assert.match(String(json['mdAccessToken']), /^sandbox-md_[\w-]{109}$/);
    assert.equal(json['expirationTime'], '2026-11-24T13:20:00.000Z');
    assert.equal(json['name'], 'sandbox-trader');
    assert.equal(json['userStatus'], 'Active');
    assert.equal(json['hasLive'], false);
    assert.equal('apiHosts' in json, false);
    assert.equal(sandbox().stats().signIns, 1);
  });

  it('answers each body as the contract says', async () => {
    const cases: readonly [what: string, other: Record<string, unknown>, status: number, text: RegExp][] = [
      ['cid as a string', { cid: '4242' }, 200, /accessToken/],
      ['further fields', { deviceId: 'd', hibpCheck: true }, 200, /accessToken/],
      ['wrong password', { password: 'Not-a-real-password' }, 200, INCORRECT],
      ['wrong user', { name: 'nobody' }, 200, INCORRECT],
      ['wrong secret', { sec: 'x' }, 200, INCORRECT],
      ['no secret', { sec: undefined }, 200, INCORRECT],
      ['wrong cid', { cid: 4243 }, 200, INCORRECT],
      ['no cid', { cid: undefined }, 200, NOT_REGISTERED],
      ['no appId', { appId: undefined }, 200, NOT_REGISTERED],
      ['unknown appId', { appId: 'other' }, 200, NOT_REGISTERED],
      ['no name', { name: undefined }, 400, /name is missing/],
      ['password as a number', { password: 5 }, 400, /password/],
      ['cid as an object', { cid: {} }, 400, /cid/],
      ['cid with a fraction', { cid: 1.5 }, 400, /cid/],
      ['too long', { name: 'n'.repeat(65) }, 400, /name/],
    ];
    for (const [what, other, status, text] of cases) {
      const answer = await signIn(sandbox(), other);
      assert.equal(answer.status, status, what);
      assert.match(answer.text, text, what);
    }
    assert.equal(sandbox().stats().signInFailures, cases.length - 2);
  });

  it('wants JSON, by POST, at a path whose case does not matter', async () => {
    const body = sandbox().credentials;
    const path = '/auth/accessTokenRequest';
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    assert.ok(await tokenOf(call(sandbox(), path, { body })));
    assert.equal((await call(sandbox(), path, { body, headers: form })).status, 400);
    assert.equal((await call(sandbox(), path, { body: '{"name":' })).status, 400);
    assert.equal((await call(sandbox(), path, { body: '[]' })).status, 400);
    assert.equal((await call(sandbox(), path)).status, 405);
  });

  it('keeps what arrived exactly as it did', async () => {
    const odd = `{ "name" : "a'b\\"c\`$(id)\${x}\\\\ !%PATH%\\n}{{ü€😀", "password":"" }`;
    await call(sandbox(), '/auth/accesstokenrequest?a=%20b&c=d+e', { body: odd, headers: { 'X-Odd': 'a  b' } });
    const [entry] = sandbox().requests;
    assert.equal(entry?.body, odd);
    assert.equal(entry.query, 'a=%20b&c=d+e');
    assert.equal(entry.path, '/v1/auth/accesstokenrequest');
    assert.equal(entry.headers['x-odd'], 'a  b');
    assert.equal(entry.operation, 'accessTokenRequest');
    assert.equal(entry.status, 200);
  });

  it('takes other users, gives a token of choice, and the hosts of an account', async () => {
    const odd = `a'"$(id)%PATH%`;
    sandbox().setUsers([{ ...sandbox().credentials, name: 'alice', password: odd }]);
    sandbox().setApiHosts({ demo: 'demo7.tradovateapi.com' });
    sandbox().nextToken(odd);
    const { json } = await signIn(sandbox());
    assert.deepEqual(json['apiHosts'], { demo: 'demo7.tradovateapi.com' });
    assert.equal(json['accessToken'], odd);
    assert.equal((await call(sandbox(), '/account/list', { token: odd })).status, 200);
  });
});
