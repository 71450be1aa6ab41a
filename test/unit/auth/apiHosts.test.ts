import assert from 'node:assert/strict';
import type { AccessToken } from '../../../src/core/auth/accessToken';
import { readEnvironments } from '../../../src/core/profile/environment';
import { baseUrlFor, marketDataUrlFor, parseApiHosts, reportsUrlFor } from '../../../src/core/auth/apiHosts';

const { environments } = readEnvironments({
  Mine: 'https://api.example.com/v1',
  Staging: 'https://demo-api.staging.ninjatrader.dev/v1',
});
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
    const { hosts, refused } = parseApiHosts({ demo: 'Demo7.Tradovateapi.com', unknown: 'x.tradovateapi.com' });
    assert.deepEqual(hosts, { demo: 'demo7.tradovateapi.com', unknown: 'x.tradovateapi.com' });
    assert.deepEqual(refused, []);
  });

  it('are refused outside the domains of Tradovate, and if they are no bare host names', () => {
    const wrong = ['evil.example', 'tradovateapi.com.evil.example', 'a/b.tradovateapi.com', 'x.tradovateapi.com:1', ''];
    const { hosts, refused } = parseApiHosts(Object.fromEntries(wrong.map((host, index) => [index, host])));
    assert.deepEqual([hosts, refused], [{}, wrong]);
    assert.deepEqual(parseApiHosts({ live: 5 }), { hosts: {}, refused: [] });
  });

  it("finding low: are refused where they are web sites under Tradovate's domains", () => {
    const wrong = ['community.tradovate.com', 'web.ninjatrader.com', 'status.tradovateapi.com'];
    assert.deepEqual(parseApiHosts({ demo: wrong[0], live: wrong[1], mdLive: wrong[2] }), {
      hosts: {},
      refused: wrong,
    });
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
  it('is the published one of the environment', () => {
    assert.equal(url('demo'), 'https://md-demo.tradovateapi.com/v1');
    assert.equal(url('live'), 'https://md.tradovateapi.com/v1');
    assert.equal(url('Staging'), 'https://md-api.staging.ninjatrader.dev/v1');
  });

  it('is the one that the service named for the account', () => {
    assert.equal(url('demo', token), 'https://md-demo9.tradovateapi.com/v1');
    assert.equal(url('live', token), 'https://md9.tradovateapi.com/v1');
  });

  it('is not derived for a custom environment', () => {
    assert.throws(() => url('Mine', token), { kind: 'unsupported' });
  });
});

describe('the host of reports', () => {
  const urlOf = (id: string, used?: AccessToken) => {
    const environment = environments.find((each) => each.id === id);
    assert.ok(environment);
    return reportsUrlFor(environment, used);
  };
  it('is the published one, or the one of the account', () => {
    assert.equal(urlOf('demo'), 'https://rpt-demo.tradovateapi.com/v1');
    assert.equal(urlOf('live', token), 'https://rpt-live.tradovateapi.com/v1');
    const own = { ...token, apiHosts: { reportingDemo: 'rpt9.tradovateapi.com' } };
    assert.equal(urlOf('demo', own), 'https://rpt9.tradovateapi.com/v1');
  });
  it('is unknown for any other environment', () => assert.throws(() => urlOf('Mine')));
});
