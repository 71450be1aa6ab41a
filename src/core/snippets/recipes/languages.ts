import { go } from './go/index';
import { javascript, typescript } from './javascript/index';
import type { RecipeLanguage } from './language';
import { python } from './python/index';
import type { Recipe } from './recipe';

/** All languages of recipes, in the order in which they are offered. */
export const recipeLanguages: readonly RecipeLanguage[] = [javascript, typescript, python, go];

/** @returns `undefined`: a key binding names none */
export function recipeLanguageById(id: string): RecipeLanguage | undefined {
  return recipeLanguages.find((language) => language.id === id);
}

/** The language of a document or of a Markdown fence. @param id VS Code's id, or the fence's word */
export function recipeLanguageFor(id: string): RecipeLanguage | undefined {
  return recipeLanguages.find(({ languages, fences }) => languages.includes(id) || fences.includes(id));
}

export function canWrite({ without }: RecipeLanguage, { id }: Recipe): boolean {
  return !without.includes(id);
}
