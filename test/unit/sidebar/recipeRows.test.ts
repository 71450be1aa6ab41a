import assert from 'node:assert/strict';
import { recipeRows } from '../../../src/core/sidebar/recipeRows';
import { recipes } from '../../../src/core/snippets/recipes/recipes';

describe('recipeRows', () => {
  it('lists each recipe once, without its program', () => {
    const rows = recipeRows().flatMap((group) => group.recipes);
    assert.deepEqual(
      rows.map(({ id }) => id),
      recipes.map(({ id }) => id),
    );
    for (const row of rows) assert.deepEqual(Object.keys(row), ['id', 'title', 'description', 'trades']);
  });
});
