import assert from 'node:assert/strict';
import { recipeLanguages } from '../../../../../src/core/snippets/recipes/languages';
import { renderStream } from '../../../../../src/core/snippets/recipes/streams/renderStream';
import { streamRecipes } from '../../../../../src/core/snippets/recipes/streams/streamRecipes';
import { context } from '../checks';

describe('a rendered stream', () => {
  const [language] = recipeLanguages;
  const [recipe] = streamRecipes;
  assert.ok(language && recipe);

  it('has the language of its document', () =>
    assert.equal(renderStream(recipe, language, context).languageId, language.languages[0]));

  it('takes no token that would not be one literal, and no language without programs', () => {
    assert.throws(() => renderStream(recipe, language, { ...context, token: { kind: 'literal', value: 'a\nb' } }));
    assert.throws(() => renderStream(recipe, { ...language, id: 'none' as 'go' }, context));
  });
});
