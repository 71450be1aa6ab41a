import assert from 'node:assert/strict';
import { takeRows } from '../../../src/core/streamView/rowChanges';
import { ChangeFeed } from '../../../src/core/streams/tables/changeFeed';

describe('changes of a table', () => {
  it('are all rows first, the newest, then those that changed', () => {
    const feed = new ChangeFeed<number>();
    const rows = new Map([1, 2, 3].map((id) => [id, { id }]));
    const source = { ids: () => [...rows.keys()], count: () => rows.size, row: (id: number) => rows.get(id) };
    const reader = feed.watch();
    assert.deepEqual(takeRows(reader, source, 2), {
      ...{ isReset: true, rows: [{ id: 2 }, { id: 3 }], changed: {}, removed: [], total: 3 },
    });
    assert.equal(takeRows(reader, source, 2), undefined);
    rows.delete(1);
    rows.set(4, { id: 4 });
    feed.remove(1);
    feed.change(4, 'new');
    feed.change(2, ['price']);
    assert.deepEqual(takeRows(reader, source, 2), {
      ...{ isReset: false, rows: [{ id: 4 }, { id: 2 }], changed: { 4: [], 2: ['price'] }, removed: [1], total: 3 },
    });
  });
});
