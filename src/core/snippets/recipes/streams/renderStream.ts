import { Rendered } from '../../render';
import { checkToken } from '../../tokenPlaceholder';
import type { RecipeLanguage } from '../language';
import type { Recipe, RecipeContext } from '../recipe';
import { streamWriters } from './writers';

/**
 * A stream as a program.
 * @throws {UserFacingError} a token or a variable's name that must not be put into text
 * @throws {Error} the language can't write it: `canWrite` says so before
 */
export function renderStream(recipe: Recipe, language: RecipeLanguage, context: RecipeContext): Rendered {
  if (recipe.service !== 'client') checkToken(context.token);
  const write = streamWriters[language.id];
  if (!write) throw new Error(`no program for ${recipe.id} in ${language.id}`);
  return new Rendered(write(recipe, context), language.indentation, language.languages[0] ?? 'plaintext');
}
