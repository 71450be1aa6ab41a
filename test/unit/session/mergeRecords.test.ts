import assert from 'node:assert/strict';
import { mergeRecords } from '../../../src/core/session/mergeRecords';
import { withoutSessions } from '../../../src/core/session/sessionRecords';
import { emptyRecords, type SharedRecords, type SharedSession } from '../../../src/core/session/sharedRecords';

const session = (changedAt: number) => ({ kind: 'alive', tokenReceivedAt: 1, expiresAt: 2, changedAt }) as const;

describe('merging shared records', () => {
  const one: SharedRecords = {
    failures: [{ at: 1, environment: 'e', kind: 'refused' }],
    renewals: [{ at: 1, environment: 'e' }],
    attempts: { a: 1, b: 5 },
    blocks: { e: { reason: 'locked', until: 10 } },
    sessions: { p: session(1), q: session(5) },
    revisions: ['2', '1'],
  };
  const other: SharedRecords = {
    failures: [...one.failures, { at: 2, environment: 'e', kind: 'refused' }],
    renewals: [],
    attempts: { b: 3, c: 4 },
    blocks: { e: { reason: 'locked', until: 20 }, f: { reason: 'captcha', until: 5 } },
    sessions: { p: session(2), q: session(4), r: session(1) },
    revisions: ['3', '1'],
  };

  it('loses nothing of either', () => {
    assert.deepEqual(mergeRecords(one, other), {
      failures: other.failures,
      renewals: one.renewals,
      attempts: { a: 1, b: 5, c: 4 },
      blocks: other.blocks,
      sessions: { p: session(2), q: session(5), r: session(1) },
      revisions: ['2', '1', '3'],
    });
  });

  it('changes nothing without something new', () => {
    assert.deepEqual(mergeRecords(one, emptyRecords), one);
    assert.deepEqual(mergeRecords(emptyRecords, one), one);
  });

  const ended = (kind: SharedSession['kind'], tokenReceivedAt: number, changedAt: number): SharedRecords => ({
    ...emptyRecords,
    sessions: { p: { kind, tokenReceivedAt, expiresAt: 9, changedAt } },
  });
  for (const [what, wins, loses] of [
    ['a newer token over the end of an older one', ended('alive', 2, 5), ended('forgotten', 1, 6)],
    ['a sign-out, although the clock was set back since', ended('forgotten', 1, 5), ended('alive', 1, 6)],
    ['a sign-out over a rejected token', ended('forgotten', 1, 5), ended('ended', 1, 6)],
    ['the later of two equal changes', ended('ended', 1, 6), ended('ended', 1, 5)],
  ] as const)
    it(`prefers ${what}`, () => {
      assert.deepEqual(mergeRecords(wins, loses), wins);
      assert.deepEqual(mergeRecords(loses, wins), wins);
    });

  it('brings no session back that was forgotten with all others', () => {
    const forgotten = withoutSessions(emptyRecords, 5, 6);
    assert.deepEqual(mergeRecords(ended('alive', 4, 4), forgotten), forgotten);
    assert.deepEqual(Object.keys(mergeRecords(forgotten, ended('alive', 6, 7)).sessions), ['*', 'p']);
  });
});
