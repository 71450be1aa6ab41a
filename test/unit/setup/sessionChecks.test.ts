import assert from 'node:assert/strict';
import type { AccessToken } from '../../../src/core/auth/accessToken';
import { englishText, t } from '../../../src/core/platform/text';
import { builtInEnvironments } from '../../../src/core/profile/environment';
import type { SessionState } from '../../../src/core/session/sessionState';
import { accountChecks, environmentCheck, renewalsCheck, sessionCheck } from '../../../src/core/setup/sessionChecks';
import type { CheckState, SetupAction, SetupCheck } from '../../../src/core/setup/setupCheck';

const NOW = Date.parse('2026-11-24T12:00:00.000Z');
const [demo] = builtInEnvironments;
assert.ok(demo);
const profile = { id: 'p1', label: 'Demo · alice', environment: 'demo' };
const metadata = { issuerUrl: demo.baseUrl, expiresAt: NOW + 60_000, receivedAt: NOW };
const base: SessionState = { profile, environment: demo, session: { kind: 'none' } };

const copied = ({ anonymousDetail, detail }: SetupCheck) => (anonymousDetail ?? detail).map(englishText).join(' ');

describe('the check of the environment', () => {
  const custom = { id: 'acme', label: 'acme', baseUrl: 'https://acme.example/v1' };
  const table: [string, SessionState, string | undefined, CheckState, SetupAction | undefined][] = [
    ['no profile', { session: { kind: 'none' } }, undefined, 'problem', 'add-profile'],
    ['no active profile', { isUnselected: true, session: { kind: 'none' } }, undefined, 'problem', 'switch-profile'],
    ['a removed environment', { profile, session: { kind: 'none' } }, undefined, 'problem', 'open-settings'],
    ['Demo', base, demo.baseUrl, 'ok', undefined],
    ['a dedicated host', base, 'https://acme.tradovateapi.com/v1', 'ok', undefined],
    ['an environment of the user', { ...base, environment: custom }, custom.baseUrl, 'ok', undefined],
  ];
  for (const [name, state, baseUrl, expected, action] of table)
    it(`is ${expected} with ${name}`, () => {
      const check = environmentCheck(state, baseUrl);
      assert.deepEqual([check.state, check.action], [expected, action]);
      assert.doesNotMatch(copied(check), /acme|alice|demo\.trado/);
    });

  it('names the dedicated host to the user', () => {
    const check = environmentCheck(base, 'https://acme.tradovateapi.com/v1');
    assert.match(check.detail.map(englishText).join(), /acme\.tradovateapi\.com/);
  });
});

describe('the check of the session', () => {
  const lastError = [t('alice is locked')];
  const table: [string, Partial<SessionState>, CheckState, SetupAction | undefined][] = [
    ['no token', {}, 'warning', 'get-token'],
    ['a failed sign-in', { lastError }, 'problem', 'get-token'],
    ['a token', { session: { kind: 'alive', ...metadata } }, 'ok', undefined],
    ['a failed renewal', { session: { kind: 'alive', ...metadata }, lastError }, 'warning', 'renew-token'],
    ['an expired token', { session: { kind: 'expired', ...metadata } }, 'problem', 'get-token'],
    ['an ended session', { session: { kind: 'ended', elsewhere: true } }, 'problem', 'get-token'],
    ['a lock', { block: { reason: 'locked', until: NOW + 1 } }, 'problem', undefined],
    ['a CAPTCHA', { block: { reason: 'captcha', until: NOW + 1 } }, 'problem', 'captcha-solved'],
  ];
  for (const [name, state, expected, action] of table)
    it(`is ${expected} with ${name}`, () => {
      const check = sessionCheck({ ...base, ...state }, NOW);
      assert.deepEqual([check.state, check.action], [expected, action]);
      assert.equal(check.remedy !== undefined, expected !== 'ok');
      assert.doesNotMatch(copied(check), /alice/);
    });
});

describe('the check of renewals', () => {
  const left = (renewals: number, signInFailures: number) => ({
    ...{ renewals, signInFailures },
    ...{ maxRenewals: 15, maxSignInFailures: 5 },
  });
  const table: [ReturnType<typeof left> | undefined, CheckState][] = [
    [undefined, 'skipped'],
    [left(15, 5), 'ok'],
    [left(1, 2), 'ok'],
    [left(0, 5), 'warning'],
    [left(15, 1), 'warning'],
  ];
  for (const [attempts, state] of table)
    it(`is ${state} with ${JSON.stringify(attempts)}`, () => assert.equal(renewalsCheck(attempts).state, state));
});

describe('the checks of the account', () => {
  const token: AccessToken = { accessToken: 'invented', ...metadata };
  const statesOf = (given: AccessToken | undefined, live: boolean) =>
    Object.fromEntries(accountChecks(given, live).map(({ id, state }) => [id, state]));
  const all = (state: CheckState) => ({ hasLive: state, hasFunded: state, hasMarketData: state });

  it('are unknown without a token, or where the sign-in says nothing', () => {
    assert.deepEqual(statesOf(undefined, true), all('unknown'));
    assert.deepEqual(statesOf(token, true), all('unknown'));
  });

  it('warn of what LIVE needs', () => {
    const none = { ...token, hasLive: false, hasFunded: false, hasMarketData: false };
    assert.deepEqual(statesOf(none, true), all('warning'));
    assert.deepEqual(statesOf(none, false), { hasLive: 'ok', hasFunded: 'ok', hasMarketData: 'warning' });
    const full = { ...token, hasLive: true, hasFunded: true, hasMarketData: true };
    assert.deepEqual(statesOf(full, true), all('ok'));
  });
});
