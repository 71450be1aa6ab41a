import assert from 'node:assert/strict';
import { UserFacingError } from '../../../../src/core/platform/errors';
import { parseInsertRecipeArgs, recipeLanguageOf, recipeOf } from '../../../../src/ui/recipes/insertRecipeArgs';
import { plainArgs } from '../../plainArgs';

describe('arguments of Insert Recipe', () => {
  const cases: readonly [name: string, argument: unknown, expected: object][] = [
    ['a recipe and a dialect', { recipe: 'marketOrder', dialect: 'go' }, { recipe: 'marketOrder', dialect: 'go' }],
    ['a recipe alone', { recipe: 'signIn' }, { recipe: 'signIn' }],
    ['a dialect alone', { dialect: 'fetch' }, { dialect: 'fetch' }],
    ['a kind of token', { token: 'reference' }, { token: 'reference' }],
    [
      'those of a completion',
      { recipe: 'signIn', dialect: 'go', typed: true },
      { recipe: 'signIn', dialect: 'go', typed: true },
    ],
    ['none', undefined, {}],
    ['null', null, {}],
    ['a text', 'marketOrder', {}],
    ['values of the wrong type', { recipe: 1, dialect: ['go'], token: 'other', typed: 'yes' }, {}],
    ['names that it does not know', { recipe: 'signIn', operation: 'accountList' }, { recipe: 'signIn' }],
  ];
  for (const [name, argument, expected] of cases)
    it(`${name}: takes what they may say`, () => assert.deepEqual(parseInsertRecipeArgs(argument, 0), expected));

  it('name a recipe and a language by id', () => {
    assert.equal(recipeOf('bracketOrder').id, 'bracketOrder');
    assert.equal(recipeLanguageOf('typescript').id, 'typescript');
  });

  for (const [name, find] of [
    ['recipe', recipeOf],
    ['language', recipeLanguageOf],
  ] as const)
    it(`report a ${name} that does not exist by its id`, () =>
      assert.throws(
        () => find('toString'),
        (error: unknown) =>
          error instanceof UserFacingError &&
          error.kind === 'invalid-input' &&
          plainArgs(error.sentences[0]).includes('toString'),
      ));
});
