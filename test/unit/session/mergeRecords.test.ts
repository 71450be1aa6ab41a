import assert from 'node:assert/strict';
import { mergeRecords } from '../../../src/core/session/mergeRecords';
import { emptyRecords, type SharedRecords } from '../../../src/core/session/sharedRecords';

const session = (changedAt: number) => ({ kind: 'alive', tokenReceivedAt: 1, expiresAt: 2, changedAt }) as const;

describe('merging shared records', () => {
  const one: SharedRecords = {
    failures: [{ at: 1, environment: 'e', kind: 'refused' }],
    renewals: [{ at: 1, environment: 'e' }],
    attempts: { a: 1, b: 5 },
    blocks: { e: { reason: 'locked', until: 10 } },
    sessions: { p: session(1), q: session(5) },
  };
  const other: SharedRecords = {
    failures: [...one.failures, { at: 2, environment: 'e', kind: 'refused' }],
    renewals: [],
    attempts: { b: 3, c: 4 },
    blocks: { e: { reason: 'locked', until: 20 }, f: { reason: 'captcha', until: 5 } },
    sessions: { p: session(2), q: session(4), r: session(1) },
  };

  it('loses nothing of either', () => {
    assert.deepEqual(mergeRecords(one, other), {
      failures: other.failures,
      renewals: one.renewals,
      attempts: { a: 1, b: 5, c: 4 },
      blocks: other.blocks,
      sessions: { p: session(2), q: session(5), r: session(1) },
    });
  });

  it('changes nothing without something new', () => {
    assert.deepEqual(mergeRecords(one, emptyRecords), one);
    assert.deepEqual(mergeRecords(emptyRecords, one), one);
  });
});
