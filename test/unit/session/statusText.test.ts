import assert from 'node:assert/strict';
import { localTime } from '../../../src/core/platform/durations';
import { englishText, t } from '../../../src/core/platform/text';
import { builtInEnvironments } from '../../../src/core/profile/environment';
import type { SessionState } from '../../../src/core/session/sessionState';
import { describe as describeSession, statusOf, type Status } from '../../../src/core/session/statusText';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const now = Date.parse('2026-11-24T12:00:00.000Z');
const [demo] = builtInEnvironments;
assert.ok(demo);
const profile = { id: 'p', label: 'Demo · alice', environment: 'demo' };
const base: SessionState = { profile, environment: demo, session: { kind: 'none' } };
const metadata = (remaining: number) => ({
  issuerUrl: demo.baseUrl,
  expiresAt: now + remaining,
  receivedAt: now - MINUTE,
});
const alive = (remaining: number, more: Partial<SessionState> = {}): SessionState => ({
  ...base,
  session: { kind: 'alive', ...metadata(remaining) },
  ...more,
});
const planned = { renewalAt: now + MINUTE };

describe('the text of the status bar', () => {
  const table: [string, SessionState, string, Status['tone'], number | undefined][] = [
    ['no profile', { session: { kind: 'none' } }, '$(key) Tradovate', 'plain', undefined],
    ['no active profile', { isUnselected: true, session: { kind: 'none' } }, '$(key) Tradovate', 'plain', undefined],
    ['no token', base, '$(key) Demo', 'plain', undefined],
    ['signing in', { ...base, activeCall: 'sign-in' }, '$(sync~spin) Demo', 'plain', undefined],
    ['a valid token', alive(79 * MINUTE, planned), '$(key) Demo 1h 19m', 'plain', MINUTE],
    ['half a minute later', alive(78.5 * MINUTE, planned), '$(key) Demo 1h 18m', 'plain', 30 * SECOND],
    [
      'not updated twice within half a minute',
      alive(78 * MINUTE + 1, planned),
      '$(key) Demo 1h 18m',
      'plain',
      30 * SECOND,
    ],
    ['just before the last minutes', alive(2.5 * MINUTE, planned), '$(key) Demo 2m', 'plain', 30 * SECOND],
    ['the last minutes', alive(118 * SECOND, planned), '$(key) Demo 1:58', 'plain', SECOND],
    ['no renewal planned, in time', alive(5 * MINUTE + 1), '$(key) Demo 5m', 'plain', 30 * SECOND],
    ['no renewal planned, soon', alive(5 * MINUTE), '$(key) Demo 5m', 'warning', MINUTE],
    ['the moment of expiration', alive(0), '$(warning) Demo expired', 'error', undefined],
    [
      'expired',
      { ...base, session: { kind: 'expired', ...metadata(-1) } },
      '$(warning) Demo expired',
      'error',
      undefined,
    ],
    ['ended', { ...base, session: { kind: 'ended', elsewhere: false } }, '$(warning) Demo ended', 'error', undefined],
    [
      'a penalty, during a call',
      alive(MINUTE, { activeCall: 'renewal', pausedUntil: now + 14_500 }),
      '$(watch) Demo retry in 0:15',
      'plain',
      500,
    ],
    [
      'a block, with a valid token',
      alive(MINUTE, { block: { reason: 'locked', until: now + MINUTE } }),
      `$(lock) Demo until ${localTime(now + MINUTE)}`,
      'plain',
      undefined,
    ],
  ];
  for (const [name, state, text, tone, changesIn] of table)
    it(name, () => {
      const status = statusOf(state, now);
      assert.equal(englishText(status.text), text);
      assert.equal(status.tone, tone);
      assert.equal(status.changesIn, changesIn);
      assert.doesNotMatch(englishText(status.spoken), /\$\(/);
    });

  it('is spoken without a time that changes each second', () => {
    const spoken = (remaining: number) => englishText(statusOf(alive(remaining), now).spoken);
    assert.equal(spoken(118 * SECOND), spoken(5 * SECOND));
  });

  it('takes the name of a custom environment as plain text, on one line, shortened', () => {
    const label = '$(flame) a\nb '.repeat(10);
    const text = englishText(statusOf({ ...base, environment: { id: label, label, baseUrl: 'x' } }, now).text);
    assert.match(text, /^\$\(key\) \(flame\) a b [^\n$]*…$/);
    assert.ok(text.length <= '$(key) '.length + 25);
  });

  it("has the profile's environment where that is no longer in the settings", () => {
    assert.equal(englishText(statusOf({ profile, session: { kind: 'none' } }, now).text), '$(key) demo');
  });
});

describe('the description of a session', () => {
  const lines = (state: SessionState) => describeSession(state, now).length;
  const renewed: SessionState = { ...base, session: { kind: 'alive', ...metadata(MINUTE), renewedAt: now } };
  const table: [string, SessionState, number][] = [
    ['no token', base, 1],
    ['a valid token: expiration and renewal', alive(MINUTE), 2],
    ['a renewed token', renewed, 3],
    ['a block', { ...base, block: { reason: 'captcha', until: now + MINUTE } }, 2],
    ['an error', { ...base, lastError: [t('First.'), t('Second.')] }, 2],
  ];
  for (const [name, state, expected] of table) it(name, () => assert.equal(lines(state), expected));

  it('shows a renewal that is overdue as due now', () => {
    const [, renewal] = describeSession(alive(MINUTE, { renewalAt: now - MINUTE }), now);
    assert.deepEqual(renewal?.args, [localTime(now)]);
  });
});
