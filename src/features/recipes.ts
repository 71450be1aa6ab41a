import type * as vscode from 'vscode';
import { commands } from '../core/manifest';
import { lazy } from '../core/platform/lazy';
import { loadFeature } from '../host/loadFeature';
import { settings } from '../host/settings';
import { RecipeCompletion } from '../ui/recipes/recipeCompletion';
import { insertRecipe, type LoadPrograms } from '../ui/recipes/insertRecipe';
import { parseInsertRecipeArgs } from '../ui/recipes/insertRecipeArgs';
import type { CommandTable, RecipeCommandId } from './commandTable';
import type { Programs } from './programs';
import type { SessionServices } from './session';
import type * as StreamProgramsPart from './streamPrograms';

export interface RecipesFeature {
  readonly commands: CommandTable<RecipeCommandId>;
  readonly completion: vscode.CompletionItemProvider;
}

/** The part that offers programs. Loaded with its first command or completion. */
export function startRecipes(
  { extension, memory, sessionManager, reporter, tokenUi }: SessionServices,
  programs: () => Promise<Programs>,
): RecipesFeature {
  const { runReporting } = reporter;
  const streamPrograms = lazy(
    async () => (await loadFeature<typeof StreamProgramsPart>(extension, 'streamPrograms')).programs,
  );
  const loadPrograms: LoadPrograms = ({ isStream }) => (isStream ? streamPrograms() : programs());
  const ui = { tokenUi, memory, settings, runReporting, loadPrograms };
  return {
    commands: {
      [commands.insertRecipe.id]: (argument) => runReporting(() => insertRecipe(ui, parseInsertRecipeArgs(argument))),
    },
    completion: new RecipeCompletion({ session: sessionManager, settings, loadPrograms }),
  };
}
