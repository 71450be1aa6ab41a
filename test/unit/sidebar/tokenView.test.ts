import assert from 'node:assert/strict';
import { builtInEnvironments } from '../../../src/core/profile/environment';
import { localTime, shortDuration } from '../../../src/core/platform/durations';
import type { SessionState } from '../../../src/core/session/sessionState';
import { tokenViewOf, type TokenView } from '../../../src/core/sidebar/tokenView';

const now = Date.parse('2026-11-24T12:00:00.000Z');
const minute = 60_000;
const [demo, live] = builtInEnvironments;
const profile = { id: 'p', label: 'Demo · invented', environment: 'demo' };
const base: SessionState = { profile, session: { kind: 'none' }, ...(demo ? { environment: demo } : {}) };
const lifetime = (left: number) => ({
  issuerUrl: demo?.baseUrl ?? '',
  expiresAt: now + left,
  receivedAt: now + left - 80 * minute,
});

describe('tokenViewOf', () => {
  const states: [string, SessionState, Partial<TokenView>][] = [
    ['no profile', { session: { kind: 'none' } }, { kind: 'welcome', actions: [] }],
    ['no active profile', { isUnselected: true, session: { kind: 'none' } }, { kind: 'unselected', actions: [] }],
    ['no token', base, { kind: 'none', actions: ['getToken'] }],
    ['signing in', { ...base, activeCall: 'sign-in' }, { kind: 'busy', lines: [], actions: [] }],
    [
      'a penalty',
      { ...base, activeCall: 'sign-in', pausedUntil: now + 15_000 },
      { kind: 'waiting', timeLeft: '0:15', actions: [] },
    ],
    [
      'alive',
      { ...base, session: { kind: 'alive', ...lifetime(40 * minute) }, renewalAt: now + 25 * minute },
      { kind: 'alive', tone: 'plain', timeLeft: shortDuration(40 * minute), remaining: 0.5 },
    ],
    [
      'the last minutes, with no renewal to come',
      { ...base, session: { kind: 'alive', ...lifetime(118_000) } },
      { kind: 'alive', tone: 'warning', timeLeft: shortDuration(118_000) },
    ],
    [
      'past its expiration',
      { ...base, session: { kind: 'alive', ...lifetime(0) } },
      { kind: 'expired', tone: 'error' },
    ],
    [
      'expired',
      { ...base, session: { kind: 'expired', ...lifetime(-1) } },
      { kind: 'expired', actions: ['getToken', 'forgetToken'] },
    ],
    ['ended', { ...base, session: { kind: 'ended', elsewhere: true } }, { kind: 'ended', tone: 'error' }],
    [
      'locked with a valid token',
      {
        ...base,
        session: { kind: 'alive', ...lifetime(40 * minute) },
        block: { reason: 'locked', until: now + minute },
      },
      { kind: 'blocked', tone: 'warning', actions: ['copyToken', 'copyAuthorizationHeader'] },
    ],
    [
      'a penalty with a valid token',
      {
        ...base,
        session: { kind: 'alive', ...lifetime(40 * minute) },
        activeCall: 'renewal',
        pausedUntil: now + 15_000,
      },
      { kind: 'waiting', timeLeft: '0:15' },
    ],
    ['a CAPTCHA', { ...base, block: { reason: 'captcha', until: now + minute } }, { actions: ['captchaSolved'] }],
  ];
  for (const [name, state, expected] of states)
    it(name, () => {
      const view = tokenViewOf(state, now, true);
      for (const [key, value] of Object.entries(expected)) assert.deepEqual(view[key as keyof TokenView], value, key);
      assert.ok(!view.lines.includes(view.headline));
    });

  it('shows no remaining time of the token while requests are blocked', () => {
    const session = { kind: 'alive', ...lifetime(40 * minute) } as const;
    for (const blocked of [
      { block: { reason: 'locked', until: now + minute } as const },
      { pausedUntil: now + minute },
    ])
      assert.equal(tokenViewOf({ ...base, session, ...blocked }, now, true).remaining, undefined);
  });

  it('says what happens next', () => {
    const state: SessionState = {
      ...base,
      session: { kind: 'alive', ...lifetime(40 * minute) },
      renewalAt: now + minute,
    };
    const lines = tokenViewOf(state, now, true).lines;
    assert.ok(lines.some(({ args }) => args.includes(localTime(now + minute))));
  });

  it('announces the state, but not the minutes', () => {
    const session = { kind: 'alive', ...lifetime(40 * minute) } as const;
    const at = (later: number) => tokenViewOf({ ...base, session }, now + later, true).announcement;
    assert.deepEqual(at(minute), at(20 * minute));
  });

  it('distinguishes LIVE from LIVE that is read-only', () => {
    const of = (state: SessionState, readOnly: boolean) => {
      const { profile: view } = tokenViewOf(state, now, readOnly);
      return [view?.live, view?.readOnly];
    };
    const real: SessionState = { ...base, ...(live ? { environment: live } : {}) };
    assert.deepEqual(
      [of(base, true), of(real, true), of(real, false)],
      [
        [false, false],
        [true, true],
        [true, false],
      ],
    );
  });
});
