import assert from 'node:assert/strict';
import { recipeById, recipeGroups, recipes } from '../../../../src/core/snippets/recipes/recipes';

describe('recipes', () => {
  it('are those that key bindings can name', () => {
    assert.equal(recipes.length, 25);
    assert.equal(new Set(recipes.map(({ id }) => id)).size, 25);
    for (const recipe of recipes) assert.equal(recipeById(recipe.id), recipe);
    assert.equal(recipeById('marketorder'), undefined);
  });

  it('are in one group each', () => {
    assert.deepEqual(
      recipeGroups.flatMap((group) => group.recipes),
      recipes,
    );
    assert.equal(new Set(recipeGroups.map(({ id }) => id)).size, recipeGroups.length);
  });

  it('trade only where they must', () => {
    const reading = recipes.filter(({ trades }) => !trades).map(({ id }) => id);
    assert.deepEqual(reading, [
      ...['signIn', 'oauthSignIn', 'accountOverview', 'downloadBars', 'downloadFills'],
      ...['streamAccount', 'streamQuotes', 'streamDepth', 'streamChart', 'replayDay', 'client'],
    ]);
  });
});
