import assert from 'node:assert/strict';
import { canWrite, recipeLanguages } from '../../../../src/core/snippets/recipes/languages';
import type { RecipeContext } from '../../../../src/core/snippets/recipes/recipe';
import { recipes } from '../../../../src/core/snippets/recipes/recipes';
import { context, rendered } from './checks';

describe('a rendered recipe', () => {
  it('is the same for a recipe of another bundle, which has objects of its own', () => {
    for (const [index, recipe] of recipes.entries()) {
      // Each in one language, and each language with some of them.
      const able = recipeLanguages.filter((language) => canWrite(language, recipe));
      const language = able[index % able.length];
      assert.ok(language);
      assert.equal(
        rendered(structuredClone(recipe), language, context).plain,
        rendered(recipe, language, context).plain,
        recipe.id,
      );
    }
  });

  for (const language of recipeLanguages)
    it(`in ${language.label} has a tab stop for each parameter, and no line break at its end`, () => {
      for (const recipe of recipes) {
        if (!canWrite(language, recipe)) continue;
        const { plain, tabStops, languageId } = rendered(recipe, language, context);
        assert.equal(tabStops, recipe.parameters.length, recipe.id);
        assert.equal(languageId, language.languages[0]);
        assert.equal(plain, plain.trim());
        assert.doesNotMatch(plain, /[‹›]|\n\n\n\n/);
      }
    });

  it('holds a literal token once', () => {
    const token = { kind: 'literal', value: 'invented-token' } as const;
    for (const language of recipeLanguages)
      for (const recipe of recipes) {
        if (!canWrite(language, recipe)) continue;
        const { plain } = rendered(recipe, language, { ...context, token });
        assert.equal(
          plain.split(token.value).length - 1,
          ['sign-in', 'oauth', 'client'].includes(recipe.service) ? 0 : 1,
          recipe.id,
        );
      }
  });

  it('begins with the values that are given', () => {
    const recipe = recipes.find(({ id }) => id === 'bracketOrder');
    assert.ok(recipe);
    for (const language of recipeLanguages) {
      const values = { symbol: 'MNQH7', limitPrice: 4321.25 };
      const { plain } = rendered(recipe, language, { ...context, values });
      assert.match(plain, /MNQH7[^]*4321\.25/, language.id);
    }
  });

  it('takes no token that would not be one literal, and no variable that would be code', () => {
    const [language] = recipeLanguages;
    const [recipe] = recipes;
    assert.ok(language && recipe);
    const tokens = [
      { kind: 'literal', value: 'a\nb' },
      { kind: 'reference', variable: 'A; rm' },
    ] as const;
    for (const token of tokens) assert.throws(() => rendered(recipe, language, { ...context, token }));
  });

  it('refuses to trade on LIVE until it is allowed', () => {
    const onLive = { ...context, live: true };
    for (const language of recipeLanguages)
      for (const recipe of recipes) {
        if (!canWrite(language, recipe)) continue;
        const guards = (options: RecipeContext) => /allow_?live/i.test(rendered(recipe, language, options).plain);
        assert.deepEqual([guards(onLive), guards(context)], [recipe.trades, false], recipe.id);
      }
  });
});
