import assert from 'node:assert/strict';
import { builtInEnvironments } from '../../../src/core/profile/environment';
import type { SessionState } from '../../../src/core/session/sessionState';
import type { TokenView } from '../../../src/core/sidebar/messages';
import { tokenViewOf } from '../../../src/core/sidebar/tokenView';

const now = Date.parse('2026-11-24T12:00:00.000Z');
const minute = 60_000;
const [demo, live] = builtInEnvironments;
const profile = { id: 'p', label: 'Demo · invented', environment: 'demo' };
const base: SessionState = { profile, session: { kind: 'none' }, ...(demo ? { environment: demo } : {}) };
const life = (left: number) => ({
  issuerUrl: demo?.baseUrl ?? '',
  expiresAt: now + left,
  receivedAt: now + left - 80 * minute,
});

describe('the token in the sidebar', () => {
  const states: [string, SessionState, Partial<TokenView>][] = [
    ['no profile', { session: { kind: 'none' } }, { kind: 'welcome', actions: [] }],
    ['no token', base, { kind: 'none', headline: 'No token', actions: ['get'] }],
    [
      'signing in',
      { ...base, activeCall: 'sign-in' },
      { kind: 'asking', headline: 'Signing in…', lines: [], actions: [] },
    ],
    [
      'a penalty',
      { ...base, activeCall: 'sign-in', pausedUntil: now + 15_000 },
      { kind: 'waiting', figure: '0:15', actions: [] },
    ],
    [
      'alive',
      { ...base, session: { kind: 'alive', ...life(40 * minute) }, renewalAt: now + 25 * minute },
      { kind: 'alive', tone: 'plain', figure: '40m', share: 0.5, headline: 'Token is valid' },
    ],
    [
      'the last minutes, with no renewal to come',
      { ...base, session: { kind: 'alive', ...life(118_000) } },
      { kind: 'alive', tone: 'warning', figure: '1:58', spoken: 'Token expires in less than 2 minutes' },
    ],
    ['over by the clock', { ...base, session: { kind: 'alive', ...life(0) } }, { kind: 'expired', tone: 'error' }],
    [
      'expired',
      { ...base, session: { kind: 'expired', ...life(-1) } },
      { kind: 'expired', actions: ['get', 'forget'] },
    ],
    ['ended', { ...base, session: { kind: 'ended', elsewhere: true } }, { kind: 'ended', tone: 'error' }],
    [
      'locked with a token that lives on',
      { ...base, session: { kind: 'alive', ...life(40 * minute) }, block: { reason: 'locked', until: now + minute } },
      { kind: 'stopped', tone: 'warning', actions: ['copy', 'copyHeader'] },
    ],
    [
      'a penalty while a token lives',
      { ...base, session: { kind: 'alive', ...life(40 * minute) }, activeCall: 'renewal', pausedUntil: now + 15_000 },
      { kind: 'waiting', figure: '0:15' },
    ],
    ['a captcha', { ...base, block: { reason: 'captcha', until: now + minute } }, { actions: ['captchaSolved'] }],
  ];
  for (const [name, state, expected] of states)
    it(name, () => {
      const view = tokenViewOf(state, now, true);
      for (const [key, value] of Object.entries(expected)) assert.deepEqual(view[key as keyof TokenView], value, key);
      assert.ok(!view.lines.includes(view.headline));
    });

  it('shows no life of the token beside words about a stop', () => {
    const session = { kind: 'alive', ...life(40 * minute) } as const;
    for (const stopped of [
      { block: { reason: 'locked', until: now + minute } as const },
      { pausedUntil: now + minute },
    ])
      assert.equal(tokenViewOf({ ...base, session, ...stopped }, now, true).share, undefined);
  });

  it('says what happens next', () => {
    const state: SessionState = { ...base, session: { kind: 'alive', ...life(40 * minute) }, renewalAt: now + minute };
    assert.match(tokenViewOf(state, now, true).lines.join('\n'), /Renews at \d\d:\d\d/);
  });

  it('speaks of the state and not of the minutes', () => {
    const session = { kind: 'alive', ...life(40 * minute) } as const;
    const at = (later: number) => tokenViewOf({ ...base, session }, now + later, true).spoken;
    assert.equal(at(minute), at(20 * minute));
  });

  it('tells LIVE, and LIVE that is read-only, apart', () => {
    const of = (state: SessionState, readOnly: boolean) => {
      const shown = tokenViewOf(state, now, readOnly).profile;
      return [shown?.live, shown?.readOnly];
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
