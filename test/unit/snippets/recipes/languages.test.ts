import assert from 'node:assert/strict';
import { dialectById } from '../../../../src/core/snippets/dialects/index';
import {
  canWrite,
  recipeLanguageById,
  recipeLanguageFor,
  recipeLanguages,
} from '../../../../src/core/snippets/recipes/languages';
import { recipes } from '../../../../src/core/snippets/recipes/recipes';

describe('languages of recipes', () => {
  it('have ids of dialects, or new ones', () => {
    const ids = recipeLanguages.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, languages } of recipeLanguages) {
      const dialect = dialectById(id);
      assert.ok(!dialect || dialect.languages.some((each) => languages.includes(each)), id);
      assert.equal(recipeLanguageById(id)?.id, id);
    }
    assert.equal(recipeLanguageById('cobol'), undefined);
  });

  const cases = [
    ['javascript', 'fetch'],
    ['typescriptreact', 'typescript'],
    ['ts', 'typescript'],
    ['python', 'python-requests'],
    ['shellscript', 'curl'],
    ['cs', 'csharp'],
    ['plaintext', undefined],
  ] as const;
  for (const [id, expected] of cases)
    it(`of ${id} is ${expected ?? 'none'}`, () => assert.equal(recipeLanguageFor(id)?.id, expected));

  it('can write every order', () => {
    for (const language of recipeLanguages)
      for (const recipe of recipes) assert.ok(canWrite(language, recipe) || !recipe.trades, recipe.id);
  });
});
