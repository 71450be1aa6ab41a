import assert from 'node:assert/strict';
import { go } from '../../../../../src/core/snippets/recipes/go/index';
import { recipes } from '../../../../../src/core/snippets/recipes/recipes';
import { renderRecipe } from '../../../../../src/core/snippets/recipes/renderRecipe';
import { jsonString } from '../../../../../src/core/snippets/stringLiterals';
import { context } from '../checks';

describe(`recipes in ${go.label}`, () => {
  it('have a hostile base URL and token as one literal each', () => {
    const hostile = 'https://x/"\';${1}`\\//v1';
    for (const recipe of recipes.filter(({ id }) => !go.without.includes(id))) {
      const token = { kind: 'literal', value: hostile } as const;
      const { plain } = renderRecipe(recipe, go, { ...context, baseUrl: hostile, token });
      const written = plain.split(jsonString(hostile)).length - 1;
      const expected = recipe.service === 'sign-in' || recipe.service === 'market-data' ? 1 : 2;
      assert.ok(written >= expected, recipe.id);
    }
  });
});
