import assert from 'node:assert/strict';
import { recipeLanguages } from '../../../../src/core/snippets/recipes/languages';
import { recipeWriters } from '../../../../src/core/snippets/recipes/writers';

describe('the code of recipes', () => {
  it('is there for each language that is offered', () =>
    assert.deepEqual(Object.keys(recipeWriters).sort(), recipeLanguages.map(({ id }) => id).sort()));
});
