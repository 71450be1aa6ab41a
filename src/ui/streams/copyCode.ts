import * as vscode from 'vscode';
import { commands } from '../../core/manifest';
import type { Disposable } from '../../core/platform/ports';
import { recipeLanguageFor } from '../../core/snippets/recipes/languages';
import { recipeById } from '../../core/snippets/recipes/recipes';
import { codeOf } from '../../core/streamView/codeOf';
import type { StreamSnapshot } from '../../core/streamView/streamMessages';

/** Copies what is on screen as a program, in the language of the editor that was used last. */
export class CodeCopier implements Disposable {
  #language = vscode.window.visibleTextEditors[0]?.document.languageId;
  readonly #listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
    if (editor) this.#language = editor.document.languageId;
  });

  /** Whether there are programs for streams. */
  get isAvailable(): boolean {
    return recipeById('streamAccount') !== undefined;
  }

  async copy(snapshot: StreamSnapshot): Promise<void> {
    const dialect = recipeLanguageFor(this.#language ?? '')?.id;
    const argument = { ...codeOf(snapshot), to: 'clipboard', ...(dialect === undefined ? {} : { dialect }) };
    await vscode.commands.executeCommand(commands.insertRecipe.id, argument);
  }

  dispose(): void {
    this.#listener.dispose();
  }
}
