import * as vscode from 'vscode';
import { setUp } from './editor';

let count = 0;

/** An unsaved editor whose language follows from its name, with the cursor at its end. */
export async function openNamed(name: string, text: string): Promise<vscode.TextEditor> {
  // A number of its own: VS Code may not have let go yet of the one that was closed last.
  const path = `/inside-${++count}-${name}`;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path }));
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
  return editor;
}

/** As `open`, under a name that no editor had before. */
export async function openFresh(text: string, language: string, eol = vscode.EndOfLine.LF): Promise<vscode.TextEditor> {
  const parts = text.split('|');
  const editor = await openNamed('text', parts.join(''));
  await vscode.languages.setTextDocumentLanguage(editor.document, language);
  return setUp(editor, parts, eol);
}
