import assert from 'node:assert/strict';
import { favoriteIds, recentIds, remember, setFavorite } from '../../../src/core/operations/recentOperations';
import { FakeMemory } from '../fakes';

describe('recent operations', () => {
  it('are the last 10, the latest first, each once', async () => {
    const memory = new FakeMemory();
    for (let id = 1; id <= 12; id++) await remember(memory, String(id));
    await remember(memory, '5');
    assert.deepEqual(recentIds(memory), ['5', '12', '11', '10', '9', '8', '7', '6', '4', '3']);
  });

  it('ignore what is no list of ids', () => {
    const memory = new FakeMemory();
    memory.entries.set('recentOperations', 'x');
    assert.deepEqual(recentIds(memory), []);
    memory.entries.set('recentOperations', [1, 'a', null]);
    assert.deepEqual(recentIds(memory), ['a']);
  });
});

describe('favorites', () => {
  it('are kept in the order of marking', async () => {
    const memory = new FakeMemory();
    for (const id of ['b', 'a', 'b']) await setFavorite(memory, id, true);
    assert.deepEqual(favoriteIds(memory), ['a', 'b']);
    await setFavorite(memory, 'a', false);
    assert.deepEqual(favoriteIds(memory), ['b']);
  });
});
