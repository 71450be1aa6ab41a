import assert from 'node:assert/strict';
import { commentOf } from '../../../../../src/core/snippets/recipes/streams/comments';
import { streamRecipes } from '../../../../../src/core/snippets/recipes/streams/streamRecipes';

describe('the first comments of streams', () => {
  it('are a sentence each', () => {
    for (const recipe of streamRecipes) assert.match(commentOf(recipe), /^[A-Z].*\.$/);
  });
});
