import { UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import type { RecipeLanguage } from '../../core/snippets/recipes/language';
import { recipeLanguageById, recipeLanguages } from '../../core/snippets/recipes/languages';
import { parseParameterValues, type ParameterValues } from '../../core/snippets/recipes/parameters';
import type { Recipe } from '../../core/snippets/recipes/recipe';
import { recipeById } from '../../core/snippets/recipes/recipes';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';

/** What a key binding or an accepted completion may say; the user is asked for the rest. */
export interface InsertRecipeArgs {
  readonly recipe?: string;
  readonly dialect?: string;
  readonly token?: TokenSource['kind'];
  /** `tv-…` stands before each cursor and is replaced by the program. */
  readonly typed?: boolean;
  /** Of the constants at the top: `{ symbol: 'MESZ6', quantity: 2 }`. */
  readonly values?: ParameterValues;
  /** Copied instead of inserted. */
  readonly to?: 'clipboard';
}

/**
 * An argument comes from a key binding or another extension: only what it may say is taken.
 * @param now ms since 1970, service time
 */
export function parseInsertRecipeArgs(argument: unknown, now: number): InsertRecipeArgs {
  if (typeof argument !== 'object' || argument === null) return {};
  const { recipe, dialect, token, typed, values, to } = argument as Record<string, unknown>;
  return {
    ...(typeof recipe === 'string' ? { recipe } : {}),
    ...(typeof dialect === 'string' ? { dialect } : {}),
    ...(token === 'literal' || token === 'reference' ? { token } : {}),
    ...(typed === true ? { typed } : {}),
    ...(to === 'clipboard' ? { to } : {}),
    ...(values === undefined ? {} : { values: parseParameterValues(values, now) }),
  };
}

/** @throws {UserFacingError} there is no such recipe */
export function recipeOf(id: string): Recipe {
  const recipe = recipeById(id);
  if (recipe) return recipe;
  throw new UserFacingError(
    'invalid-input',
    t("Unknown recipe '{0}' in a keyboard shortcut. 'Insert Recipe' lists the IDs, such as marketOrder.", id),
  );
}

/** @throws {UserFacingError} there is no such language */
export function recipeLanguageOf(id: string): RecipeLanguage {
  const language = recipeLanguageById(id);
  if (language) return language;
  throw new UserFacingError(
    'invalid-input',
    t(
      "Unknown language '{0}' in a keyboard shortcut. Supported languages: {1}.",
      id,
      recipeLanguages.map((each) => each.id).join(', '),
    ),
  );
}
