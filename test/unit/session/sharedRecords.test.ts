import assert from 'node:assert/strict';
import {
  emptyRecords,
  parseRecords,
  stringifyRecords,
  type SharedRecords,
} from '../../../src/core/session/sharedRecords';

const records: SharedRecords = {
  failures: [{ at: 1, environment: 'e', kind: 'refused' }],
  renewals: [{ at: 2, environment: 'e' }],
  attempts: { 'sign-in e': 3 },
  blocks: { e: { reason: 'captcha', until: 4 } },
  sessions: { p: { kind: 'alive', tokenReceivedAt: 5, expiresAt: 6, changedAt: 7 } },
  revisions: ['b', 'a'],
};
/** As 0.1 wrote it. */
const stored = {
  failures: records.failures,
  renewals: records.renewals,
  tries: { 'sign-in e': 3 },
  stops: { e: { reason: 'captcha', until: 4 } },
  sessions: { p: { kind: 'alive', token: 5, expiresAt: 6, changedAt: 7 } },
  revisions: records.revisions,
};

describe('the shared records', () => {
  it('are read as 0.1 wrote them, and written so that 0.1 reads them', () => {
    assert.deepEqual(parseRecords(JSON.stringify(stored)), records);
    assert.deepEqual(JSON.parse(stringifyRecords(records)), stored);
    assert.deepEqual(parseRecords(stringifyRecords(emptyRecords)), emptyRecords);
    const { revisions: _, ...older } = stored;
    assert.deepEqual(parseRecords(JSON.stringify(older)), { ...records, revisions: [] });
  });

  for (const text of ['', '{}', '[]', '{"failures":', JSON.stringify({ ...stored, stops: { e: { reason: 'x' } } })])
    it(`are undefined for ${JSON.stringify(text).slice(0, 40)}`, () => assert.equal(parseRecords(text), undefined));
});
