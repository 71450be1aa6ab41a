import assert from 'node:assert/strict';
import { renewalRequest, signInRequest } from '../../../src/core/auth/authRequests';

const credentials = {
  name: 'invented-user',
  password: 'not-a-real-password',
  appId: 'app',
  appVersion: '1.0',
  cid: '8',
  sec: 'not-a-real-secret',
  deviceId: 'device',
};
const hostile = ["'", '"', '`', '$(id)', '${x}', 'ends with \\', '!', '%PATH%', 'two\nlines', '}{{', 'Zoë 🚀 שלום'];

describe('the sign-in request', () => {
  it('has the body of the contract and no Authorization', () => {
    const request = signInRequest('https://demo.tradovateapi.com/v1', credentials);
    assert.equal(request.url, 'https://demo.tradovateapi.com/v1/auth/accesstokenrequest');
    assert.deepEqual(request.headers, { Accept: 'application/json', 'Content-Type': 'application/json' });
    assert.deepEqual(JSON.parse(request.body ?? ''), { ...credentials, cid: 8 });
  });

  const cids: [string, 'number' | 'string' | undefined, unknown][] = [
    ['8', undefined, 8],
    ['8', 'string', '8'],
    ['abc', undefined, 'abc'],
    ['007', undefined, '007'],
    ['12345678901234567890', undefined, '12345678901234567890'],
    ['1e3', 'number', '1e3'],
  ];
  for (const [cid, cidType, sent] of cids) {
    it(`sends the cid ${cid} (${cidType ?? 'default'}) as ${JSON.stringify(sent)}`, () => {
      const body = signInRequest('x', { ...credentials, cid, ...(cidType ? { cidType } : {}) }).body;
      assert.deepEqual((JSON.parse(body ?? '') as { cid: unknown }).cid, sent);
    });
  }

  for (const value of hostile) {
    it(`carries ${JSON.stringify(value)} unchanged in every field`, () => {
      const all = {
        ...credentials,
        name: value,
        password: value,
        appId: value,
        appVersion: value,
        sec: value,
        deviceId: value,
      };
      assert.deepEqual(JSON.parse(signInRequest('x', all, value).body ?? ''), { ...all, cid: 8, 'p-ticket': value });
    });
  }
});

it('the renewal request carries the bearer and no body', () => {
  const request = renewalRequest('https://demo.tradovateapi.com/v1', 'invented');
  assert.deepEqual(request, {
    method: 'GET',
    url: 'https://demo.tradovateapi.com/v1/auth/renewaccesstoken',
    headers: { Accept: 'application/json', Authorization: 'Bearer invented' },
  });
});
