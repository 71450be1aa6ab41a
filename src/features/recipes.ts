import type * as vscode from 'vscode';
import { commands } from '../core/manifest';
import { settings } from '../host/settings';
import { RecipeCompletion } from '../ui/recipes/recipeCompletion';
import { insertRecipe } from '../ui/recipes/insertRecipe';
import { parseInsertRecipeArgs } from '../ui/recipes/insertRecipeArgs';
import type { CommandTable, RecipeCommandId } from './commandTable';
import type { Programs } from './programs';
import { programsOf } from './programsOf';
import type { SessionServices } from './session';

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
  const loadPrograms = programsOf(extension, programs);
  const ui = { tokenUi, memory, settings, runReporting, loadPrograms };
  return {
    commands: {
      [commands.insertRecipe.id]: (argument) => runReporting(() => insertRecipe(ui, parseInsertRecipeArgs(argument))),
    },
    completion: new RecipeCompletion({ session: sessionManager, settings, loadPrograms }),
  };
}
