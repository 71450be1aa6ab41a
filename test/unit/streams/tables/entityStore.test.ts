import assert from 'node:assert/strict';
import { EntityStore } from '../../../../src/core/streams/tables/entityStore';

describe('the entity store', () => {
  it('takes a snapshot, whatever is in it', () => {
    const store = new EntityStore();
    store.replaceAll({ orders: [{ id: 1, ordStatus: 'Working' }, { name: 'no id' }, null], fills: null, positions: 7 });
    assert.deepEqual(
      [[...store.all('order')], store.count('fill'), store.count('position')],
      [[{ id: 1, ordStatus: 'Working' }], 0, 0],
    );
    store.replaceAll('garbage');
    assert.equal(store.count('order'), 0);
  });

  it('knows which lists the snapshot lacks, until an event shows that they are sent', () => {
    const store = new EntityStore();
    assert.equal(store.isMissing('order'), false);
    store.replaceAll({ orders: [], fills: null });
    const missing = () => (['order', 'fill', 'position'] as const).map((type) => store.isMissing(type));
    assert.deepEqual(missing(), [false, true, true]);
    store.apply('fill', 'Created', { id: 1 });
    assert.deepEqual(missing(), [false, false, true]);
    store.replaceAll(undefined);
    assert.deepEqual(missing(), [false, false, false]);
  });

  it('says which fields changed', () => {
    const store = new EntityStore();
    const fields = (entity: { id: number }) => store.apply('order', 'Updated', entity)?.fields;
    const date = (day: number) => ({ year: 2026, month: 11, day });
    assert.equal(fields({ id: 1, a: 1, date: date(1), gone: 1 } as never), 'new');
    assert.equal(fields({ id: 1, a: 1, date: date(1), gone: 1 } as never), undefined);
    assert.deepEqual(fields({ id: 1, a: 2, date: date(2), b: 0 } as never), ['a', 'date', 'b', 'gone']);
  });

  it('deletes', () => {
    const store = new EntityStore();
    store.apply('order', 'Created', { id: 1 });
    assert.equal(store.apply('order', 'Deleted', { id: 1 })?.before?.id, 1);
    assert.equal(store.apply('order', 'Deleted', { id: 1 }), undefined);
    assert.equal(store.get('order', 1), undefined);
    assert.equal(store.get('order', undefined), undefined);
  });

  it('drops the oldest of too many', () => {
    const store = new EntityStore();
    let dropped: number | undefined;
    for (let id = 1; id <= 20_001; id++) dropped = store.apply('new', 'Created', { id })?.dropped?.id;
    assert.equal(dropped, 1);
  });
});
