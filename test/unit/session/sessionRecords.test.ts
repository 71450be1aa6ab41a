import assert from 'node:assert/strict';
import {
  isInvisible,
  isSessionOver,
  wasForgottenSince,
  withoutOlderSessions,
  withoutSessions,
  withSession,
  withSessionOver,
} from '../../../src/core/session/sessionRecords';
import { emptyRecords, type SharedSession } from '../../../src/core/session/sharedRecords';

const now = 1_000_000;
const alive: SharedSession = { kind: 'alive', tokenReceivedAt: 500, expiresAt: now + 1000, changedAt: 500 };
const ended: SharedSession = { ...alive, kind: 'ended' };
const records = withSession(emptyRecords, 'p', alive);

describe('the end of a session', () => {
  it('is recorded for its token', () => {
    const { sessions } = withSessionOver(records, 'p', 'ended', { receivedAt: 500, expiresAt: 7 }, now);
    assert.deepEqual(sessions['p'], { kind: 'ended', tokenReceivedAt: 500, expiresAt: 7, changedAt: now });
  });

  it("says nothing about another window's newer token", () => {
    assert.equal(withSessionOver(records, 'p', 'ended', { receivedAt: 499, expiresAt: 7 }, now), records);
    assert.equal(withSessionOver(records, 'p', 'elsewhere', undefined, now), records);
  });

  it('includes a newer token, if the user signed out', () => {
    const { sessions } = withSessionOver(records, 'p', 'forgotten', { receivedAt: 499, expiresAt: 7 }, now);
    assert.deepEqual(sessions['p'], { ...alive, kind: 'forgotten', changedAt: now });
  });

  it('says nothing about a session that was forgotten with all others', () => {
    const forgotten = withoutSessions(records, 600, now);
    assert.equal(withSessionOver(forgotten, 'p', 'ended', { receivedAt: 500, expiresAt: 7 }, now), forgotten);
    assert.equal(withSessionOver(forgotten, 'p', 'forgotten', undefined, now).sessions['p']?.tokenReceivedAt, 600);
    const both = { ...forgotten.sessions, p: alive, q: { ...alive, tokenReceivedAt: 601 } };
    assert.deepEqual(Object.keys(withoutOlderSessions(both)), ['*', 'q']);
    assert.deepEqual(withoutOlderSessions({ p: alive }), { p: alive });
  });

  it('leaves the other profiles alone', () => {
    const both = withSession(records, 'q', alive);
    assert.equal(withSessionOver(both, 'p', 'forgotten', undefined, now).sessions['q'], alive);
    assert.deepEqual(Object.keys(withSession(both, 'p', undefined).sessions), ['q']);
  });
});

describe('a token', () => {
  const table: [string, SharedSession | undefined, number, boolean][] = [
    ['of an unknown session', undefined, 500, false],
    ['of a live session', alive, 500, false],
    ['of an ended session', ended, 500, true],
    ['older than that', ended, 499, true],
    ['newer than that', ended, 501, false],
    ['of a forgotten session', { ...alive, kind: 'forgotten' }, 500, true],
  ];
  for (const [name, session, receivedAt, expected] of table)
    it(`${name} is ${expected ? 'over' : 'not over'}`, () =>
      assert.equal(isSessionOver(session, receivedAt), expected));
});

describe('a sign-out in another window', () => {
  const forgotten: SharedSession = { ...alive, kind: 'forgotten' };
  it('is recognized by its time, whatever the clock says', () => {
    assert.equal(wasForgottenSince(alive, { ...forgotten, changedAt: 1 }), true);
    assert.equal(wasForgottenSince(undefined, forgotten), true);
    assert.equal(wasForgottenSince(forgotten, forgotten), false);
    assert.equal(wasForgottenSince(alive, ended), false);
    assert.equal(wasForgottenSince(alive, undefined), false);
  });
});

describe('a session that this window may not see', () => {
  const table: [string, SharedSession | undefined, number, boolean][] = [
    ['stored before the window opened', alive, 2501, false],
    ['stored shortly before the window opened', alive, 2499, true],
    ['stored after the window opened', alive, 0, true],
    ['expired', { ...alive, expiresAt: now }, 0, false],
    ['ended', ended, 0, false],
    ['none', undefined, 0, false],
  ];
  for (const [name, session, openedAt, expected] of table)
    it(`${name}: ${expected}`, () => assert.equal(isInvisible(session, now, openedAt), expected));
});
