import * as vscode from 'vscode';
import { commands } from '../../core/manifest';
import type { ParameterValues } from '../../core/snippets/recipes/parameters';
import { focusEditor } from '../snippets/insertTarget';

/** A recipe at the cursor of the editor that was used last. @param values of its constants, instead of samples */
export async function insertRecipe(recipe: string, values?: ParameterValues): Promise<void> {
  await focusEditor();
  await vscode.commands.executeCommand(commands.insertRecipe.id, { recipe, ...(values ? { values } : {}) });
}
