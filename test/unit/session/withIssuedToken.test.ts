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
  userName: 'alice',
  hasMarketData: true,
  hasFunded: false,
};
const issued = { accessToken: 'new', expiresAt: 200 };
const make = (call: 'sign-in' | 'renewal', more: { before?: SharedSession; now?: number } = {}) =>
  withIssuedToken({ call, environment, currentToken: current }, issued, more.before, more.now ?? 60);

describe('a token to store', () => {
  it('keeps after a renewal what its response lacks', () => {
    const expected = { ...current, ...issued, receivedAt: 60, renewedAt: 60 };
    assert.deepEqual(make('renewal'), expected);
  });

  it('keeps nothing after a sign-in', () => {
    assert.deepEqual(make('sign-in'), { ...issued, issuerUrl: environment.baseUrl, receivedAt: 60 });
  });

  it('is received later than the one before, even if the clock was set back', () => {
    assert.equal(make('renewal', { now: 10 }).receivedAt, 51);
    const before: SharedSession = { kind: 'alive', tokenReceivedAt: 70, expiresAt: 1, changedAt: 1 };
    assert.equal(make('renewal', { before, now: 10 }).receivedAt, 71);
  });
});
