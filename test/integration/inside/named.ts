import * as vscode from 'vscode';
import { closeAll } from './editor';
import { until } from './until';

/** An unsaved editor whose language follows from its name, with the cursor at its end. */
export async function openNamed(name: string, text: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path: `/${name}` }));
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
  return editor;
}

/** As `closeAll`, until VS Code has let go of the texts: the next unsaved one may get the name of one that is just going. */
export async function closeAndForget(): Promise<void> {
  await closeAll();
  await until(() => vscode.workspace.textDocuments.every(({ isUntitled }) => !isUntitled));
}
