import assert from 'node:assert/strict';
import type { AccessToken } from '../../../src/core/auth/accessToken';
import { readEnvironments } from '../../../src/core/profile/environment';
import { marketDataUrlFor } from '../../../src/core/auth/apiHosts';

const { environments } = readEnvironments({ Mine: 'https://api.example.com/v1' });
const token: AccessToken = {
  accessToken: 'invented',
  issuerUrl: 'https://demo.tradovateapi.com/v1',
  expiresAt: 1,
  receivedAt: 0,
  apiHosts: { demo: 'demo9.tradovateapi.com', mdDemo: 'md-demo9.tradovateapi.com', mdLive: 'md9.tradovateapi.com' },
};

function url(id: string, held?: AccessToken): string {
  const environment = environments.find((each) => each.id === id);
  assert.ok(environment);
  return marketDataUrlFor(environment, held);
}

describe('the host of market data', () => {
  it('is the published one', () => {
    assert.deepEqual([url('demo'), url('live')], Array(2).fill('https://md.tradovateapi.com/v1'));
  });

  it('is the one that the service named for the account', () => {
    assert.equal(url('demo', token), 'https://md-demo9.tradovateapi.com/v1');
    assert.equal(url('live', token), 'https://md9.tradovateapi.com/v1');
  });

  it('is not made up for an environment of the user’s own', () => {
    assert.throws(() => url('Mine', token), { kind: 'unsupported' });
  });
});
