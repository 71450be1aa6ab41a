import assert from 'node:assert/strict';
import { descendsFrom, mergeRevisions, withRevision } from '../../../src/core/session/recordRevisions';
import { emptyRecords } from '../../../src/core/session/sharedRecords';

describe('the revisions of shared records', () => {
  const one = withRevision(emptyRecords, '1');
  const two = withRevision(one, '2');
  const other = withRevision(one, 'other');

  it('show what was made from what', () => {
    assert.ok(descendsFrom(emptyRecords, emptyRecords));
    assert.ok(descendsFrom(one, emptyRecords));
    assert.ok(descendsFrom(two, one));
    assert.ok(descendsFrom(two, two));
    assert.ok(!descendsFrom(one, two));
    assert.ok(!descendsFrom(other, two));
    assert.ok(!descendsFrom(emptyRecords, one));
  });

  it('of merged records descend from both', () => {
    const merged = { ...emptyRecords, revisions: mergeRevisions(two.revisions, other.revisions) };
    assert.ok(descendsFrom(merged, two));
    assert.ok(descendsFrom(merged, other));
  });

  it('stay few', () => {
    let records = emptyRecords;
    for (let i = 0; i < 100; i++) records = withRevision(records, String(i));
    assert.ok(records.revisions.length <= 30);
    const merged = { ...records, revisions: mergeRevisions(records.revisions, Array.from('abcdefghijklmnopqrst')) };
    assert.ok(merged.revisions.length <= 30);
    assert.ok(descendsFrom(merged, records));
  });
});
