import type * as vscode from 'vscode';
import { commands } from '../core/manifest';
import { settings } from '../host/settings';
import { RecipeCompletion } from '../ui/recipes/recipeCompletion';
import { insertRecipe, type LoadPrograms } from '../ui/recipes/insertRecipe';
import { parseInsertRecipeArgs } from '../ui/recipes/insertRecipeArgs';
import type { CommandTable, RecipeCommandId } from './commandTable';
import type { SessionServices } from './session';

export interface RecipesFeature {
  readonly commands: CommandTable<RecipeCommandId>;
  readonly completion: vscode.CompletionItemProvider;
}

/** The part that offers programs. Loaded with its first command or completion. */
export function startRecipes(
  { memory, sessionManager, reporter, tokenUi }: SessionServices,
  loadPrograms: LoadPrograms,
): RecipesFeature {
  const { runReporting } = reporter;
  const ui = { tokenUi, memory, settings, runReporting, loadPrograms };
  return {
    commands: {
      [commands.insertRecipe.id]: (argument) =>
        runReporting(() => insertRecipe(ui, parseInsertRecipeArgs(argument, sessionManager.now()))),
    },
    completion: new RecipeCompletion({ session: sessionManager, settings, loadPrograms }),
  };
}
