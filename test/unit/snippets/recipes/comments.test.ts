import assert from 'node:assert/strict';
import { commentOf } from '../../../../src/core/snippets/recipes/comments';
import { recipes } from '../../../../src/core/snippets/recipes/recipes';
import { commentOf as streamCommentOf } from '../../../../src/core/snippets/recipes/streams/comments';

describe('the first comments of programs', () => {
  it('exist for each recipe, in the part that writes it', () => {
    for (const recipe of recipes.filter(({ service }) => service !== 'oauth'))
      assert.deepEqual(
        [commentOf(recipe) !== '', streamCommentOf(recipe) !== ''],
        [!recipe.isStream, recipe.isStream ?? false],
        recipe.id,
      );
  });
});
