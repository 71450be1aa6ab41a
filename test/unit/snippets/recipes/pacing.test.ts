import assert from 'node:assert/strict';
import { canWrite, recipeLanguages } from '../../../../src/core/snippets/recipes/languages';
import { isPaced } from '../../../../src/core/snippets/recipes/pacing';
import { recipes } from '../../../../src/core/snippets/recipes/recipes';
import { context, rendered } from './checks';

describe('the pace of a recipe', () => {
  it('is that of the service where a program sends a request for each order, and of no other', () => {
    for (const recipe of recipes)
      for (const language of recipeLanguages.filter((each) => canWrite(each, recipe)))
        assert.equal(/80 (?:requests )?a minute/.test(rendered(recipe, language, context).plain), isPaced(recipe));
    assert.ok(
      ['cancelAllOrders', 'flattenAll', 'accountOverview'].every((id) =>
        recipes.some((each) => each.id === id && isPaced(each)),
      ),
    );
  });
});
