import assert from 'node:assert/strict';
import type { AccessToken } from '../../../src/core/auth/accessToken';
import { readEnvironments } from '../../../src/core/profile/environment';
import { baseUrlFor, marketDataUrlFor, parseApiHosts } from '../../../src/core/auth/apiHosts';

const { environments } = readEnvironments({ Mine: 'https://api.example.com/v1' });
const token: AccessToken = {
  accessToken: 'invented',
  issuerUrl: 'https://demo.tradovateapi.com/v1',
  expiresAt: 1,
  receivedAt: 0,
  apiHosts: { demo: 'demo9.tradovateapi.com', mdDemo: 'md-demo9.tradovateapi.com', mdLive: 'md9.tradovateapi.com' },
};

function url(id: string, used?: AccessToken): string {
  const environment = environments.find((each) => each.id === id);
  assert.ok(environment);
  return marketDataUrlFor(environment, used);
}

describe('the hosts of a response', () => {
  it('are kept for every purpose, in lower case', () => {
    const { hosts, refused } = parseApiHosts({ demo: 'Demo7.Tradovateapi.com', unknown: 'x.ninjatrader.com' });
    assert.deepEqual(hosts, { demo: 'demo7.tradovateapi.com', unknown: 'x.ninjatrader.com' });
    assert.deepEqual(refused, []);
  });

  it('are refused outside the domains of Tradovate, and if they are no bare host names', () => {
    const wrong = ['evil.example', 'tradovateapi.com.evil.example', 'a/b.tradovate.com', 'x.tradovate.com:1', ''];
    const { hosts, refused } = parseApiHosts(Object.fromEntries(wrong.map((host, index) => [index, host])));
    assert.deepEqual([hosts, refused], [{}, wrong]);
    assert.deepEqual(parseApiHosts({ live: 5 }), { hosts: {}, refused: [] });
  });

  it('are unknown without the field', () => {
    assert.equal(parseApiHosts(undefined).hosts, undefined);
  });
});

describe('the host of requests', () => {
  const base = (id: string, used?: AccessToken) => {
    const environment = environments.find((each) => each.id === id);
    assert.ok(environment);
    return baseUrlFor(environment, used);
  };

  it('is the one of the environment, until the service names another one for the account', () => {
    assert.equal(base('demo'), 'https://demo.tradovateapi.com/v1');
    assert.equal(base('demo', token), 'https://demo9.tradovateapi.com/v1');
    assert.equal(base('live', token), 'https://live.tradovateapi.com/v1');
  });

  it('is never replaced in a custom environment', () => {
    assert.equal(base('Mine', { ...token, apiHosts: { Mine: 'x.tradovate.com' } }), 'https://api.example.com/v1');
  });
});

describe('the host of market data', () => {
  it('is the published one', () => {
    assert.deepEqual([url('demo'), url('live')], Array(2).fill('https://md.tradovateapi.com/v1'));
  });

  it('is the one that the service named for the account', () => {
    assert.equal(url('demo', token), 'https://md-demo9.tradovateapi.com/v1');
    assert.equal(url('live', token), 'https://md9.tradovateapi.com/v1');
  });

  it('is not derived for a custom environment', () => {
    assert.throws(() => url('Mine', token), { kind: 'unsupported' });
  });
});
