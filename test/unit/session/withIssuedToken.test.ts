import assert from 'node:assert/strict';
import type { AccessToken } from '../../../src/core/auth/accessToken';
import { builtInEnvironments } from '../../../src/core/profile/environment';
import type { SharedSession } from '../../../src/core/session/sharedRecords';
import { withIssuedToken } from '../../../src/core/session/withIssuedToken';

const [environment] = builtInEnvironments;
assert.ok(environment);
const current: AccessToken = {
  accessToken: 'old',
  mdAccessToken: 'md-old',
  issuerUrl: environment.baseUrl,
  expiresAt: 100,
  receivedAt: 50,
  apiHosts: { demo: 'demo-invented.tradovateapi.com' },
  userName: 'alice',
  hasMarketData: true,
  hasFunded: false,
};
const token = { accessToken: 'new', expiresAt: 200 };
const make = (by: 'sign-in' | 'renewal' | 'refresh', more: { before?: SharedSession; now?: number } = {}) => {
  const issued = by === 'sign-in' ? { by, token } : { by, token, replaced: current };
  const currentToken = by === 'refresh' ? undefined : current;
  return withIssuedToken({ environment, currentToken }, issued, more.before, more.now ?? 60);
};

describe('a token to store', () => {
  it('keeps after a renewal what its response lacks', () => {
    const expected = { ...current, ...token, receivedAt: 60, renewedAt: 60 };
    assert.deepEqual(make('renewal'), expected);
  });

  it('keeps after a refresh what its response lacks, but no market data token: that one ended with the old token', () => {
    const { mdAccessToken: _, ...kept } = current;
    assert.deepEqual(make('refresh'), { ...kept, ...token, receivedAt: 60, renewedAt: 60 });
  });

  it('keeps nothing after a sign-in', () => {
    assert.deepEqual(make('sign-in'), { ...token, issuerUrl: environment.baseUrl, receivedAt: 60 });
  });

  it('is received later than the one before, even if the clock was set back', () => {
    for (const by of ['sign-in', 'renewal', 'refresh'] as const) assert.equal(make(by, { now: 10 }).receivedAt, 51);
    const before: SharedSession = { kind: 'alive', tokenReceivedAt: 70, expiresAt: 1, changedAt: 1 };
    assert.equal(make('renewal', { before, now: 10 }).receivedAt, 71);
  });
});
