import assert from 'node:assert/strict';
import { canWrite, recipeLanguages } from '../../../../../src/core/snippets/recipes/languages';
import { renderOAuth } from '../../../../../src/core/snippets/recipes/oauth/renderOAuth';
import { recipeById } from '../../../../../src/core/snippets/recipes/recipes';
import { context } from '../checks';

describe('the program that signs in with OAuth', () => {
  it('exists in each language that is offered, and contains no secret', () => {
    const recipe = recipeById('oauthSignIn');
    assert.ok(recipe);
    for (const language of recipeLanguages) {
      const write = () => renderOAuth(recipe, language, context).plain;
      if (canWrite(language, recipe)) {
        assert.match(write(), /TRADOVATE_CLIENT_SECRET[^]*/);
        assert.match(write(), /S256/);
      } else assert.throws(write);
    }
  });
});
