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

  it('are all rows again where more changed than the limit', () => {
    const feed = new ChangeFeed<number>();
    const ids = [1, 2, 3, 4, 5];
    // The view has 3 to 5, and of those that others have it gets none.
    const source = { ids: () => [3, 4, 5], count: () => 3, row: (id: number) => (id > 2 ? { id } : undefined) };
    const reader = feed.watch();
    takeRows(reader, source, 2);
    for (const id of ids.slice(0, 4)) feed.change(id, ['price']);
    const few = takeRows(reader, source, 2);
    assert.deepEqual([few?.isReset, few?.rows], [false, [{ id: 3 }, { id: 4 }]]);
    for (const id of ids) feed.change(id, ['price']);
    const many = takeRows(reader, source, 2);
    assert.deepEqual([many?.isReset, many?.rows], [true, [{ id: 4 }, { id: 5 }]]);
  });
});
