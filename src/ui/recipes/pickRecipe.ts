import * as vscode from 'vscode';
import type { KeyValueStore } from '../../core/platform/ports';
import { t } from '../../core/platform/text';
import type { RecipeLanguage } from '../../core/snippets/recipes/language';
import { canWrite, recipeLanguageById, recipeLanguages } from '../../core/snippets/recipes/languages';
import type { Recipe } from '../../core/snippets/recipes/recipe';
import { recipes } from '../../core/snippets/recipes/recipes';
import { localize } from '../localize';

const LANGUAGE_KEY = 'recipeLanguage';

/** All recipes that the language can express, with what each does. @param variable `undefined`: a literal token */
export async function pickRecipe(
  language: RecipeLanguage | undefined,
  variable: string | undefined,
): Promise<Recipe | undefined> {
  const offered = language ? recipes.filter((recipe) => canWrite(language, recipe)) : recipes;
  const items = offered.map((recipe) => ({
    label: localize(recipe.title),
    description: recipe.id,
    detail: localize(recipe.description),
    recipe,
  }));
  const carried = variable === undefined ? localize(t('literal token')) : `$${variable}`;
  const chosen = await vscode.window.showQuickPick(items, {
    title: localize(
      t('Tradovate: Insert Recipe ({0} · {1})', language?.label ?? localize(t('language: ask')), carried),
    ),
    placeHolder: localize(t('Search recipes by name or description')),
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return chosen?.recipe;
}

/** The language chosen last where the editor has none. */
export function rememberedLanguage(memory: KeyValueStore): RecipeLanguage | undefined {
  const id = memory.get(LANGUAGE_KEY);
  return typeof id === 'string' ? recipeLanguageById(id) : undefined;
}

/** Asks for a language, the one chosen last first, and remembers it. `undefined`: the user chose none. */
export async function askRecipeLanguage(memory: KeyValueStore, recipe: Recipe): Promise<RecipeLanguage | undefined> {
  const last = rememberedLanguage(memory);
  const offered = recipeLanguages.filter((language) => canWrite(language, recipe));
  const items = [...offered.filter((each) => each === last), ...offered.filter((each) => each !== last)].map(
    (language) => ({ label: language.label, description: language.id, language }),
  );
  const chosen = await vscode.window.showQuickPick(items, {
    title: localize(t('Tradovate: Language of the Recipe')),
    ignoreFocusOut: true,
  });
  if (chosen) await memory.set(LANGUAGE_KEY, chosen.language.id);
  return chosen?.language;
}
