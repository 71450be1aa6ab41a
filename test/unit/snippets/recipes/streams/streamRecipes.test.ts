import assert from 'node:assert/strict';
import { canWrite, recipeLanguageById } from '../../../../../src/core/snippets/recipes/languages';
import { streamRecipes } from '../../../../../src/core/snippets/recipes/streams/streamRecipes';

describe('recipes of streams', () => {
  it('need no more than reading, and are offered in JavaScript', () => {
    const language = recipeLanguageById('fetch');
    assert.ok(language);
    for (const recipe of streamRecipes) {
      assert.deepEqual([recipe.isStream, recipe.trades], [true, false]);
      assert.ok(canWrite(language, recipe));
    }
  });
});
