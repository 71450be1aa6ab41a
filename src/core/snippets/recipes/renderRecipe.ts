import { Rendered } from '../render';
import { checkToken } from '../tokenPlaceholder';
import type { RecipeLanguage } from './language';
import type { Recipe, RecipeContext } from './recipe';
import { recipeWriters } from './writers';

/**
 * A recipe as a program.
 * @throws {UserFacingError} a token or a variable's name that must not be put into text
 */
export function renderRecipe(recipe: Recipe, language: RecipeLanguage, context: RecipeContext): Rendered {
  if (recipe.service !== 'sign-in') checkToken(context.token);
  return new Rendered(
    recipeWriters[language.id](recipe, context),
    language.indentation,
    language.languages[0] ?? 'plaintext',
  );
}
