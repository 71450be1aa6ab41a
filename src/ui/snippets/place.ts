import * as vscode from 'vscode';
import type { Dialect } from '../../core/snippets/dialect';
import type { Rendered } from '../../core/snippets/render';
import type { Requests } from './requests';

/** Where a snippet goes: the cursor of an editor, or nowhere yet. It is looked up when the command starts. */
export interface Place {
  readonly editor: vscode.TextEditor | undefined;
  /** VS Code's id, or what the Markdown fence around the cursor means. */
  readonly language: string | undefined;
  /** At home in that language. */
  readonly dialect: Dialect | undefined;
}

export function placeOf(editor: vscode.TextEditor | undefined, requests: Requests): Place {
  if (!editor) return { editor, language: undefined, dialect: undefined };
  const { languageId } = editor.document;
  const fence = languageId === 'markdown' ? requests.openFence(textBefore(editor)) : undefined;
  if (fence === undefined) return { editor, language: languageId, dialect: requests.dialectFor(languageId) };
  return { editor, language: requests.languageOfFence(fence), dialect: requests.dialectForFence(fence) };
}

function textBefore({ document, selection }: vscode.TextEditor): string {
  return document.getText(new vscode.Range(new vscode.Position(0, 0), selection.active));
}

/**
 * Puts the text at the cursor as one undo step, with the indentation of its place, and lets the tab stops be walked through.
 * Where there is no editor, or one that can't be written to, a new document takes it.
 */
export async function insert({ editor }: Place, { text, languageId }: Rendered): Promise<void> {
  const snippet = new vscode.SnippetString(text);
  const target = editor && !editor.document.isClosed ? await focus(editor) : undefined;
  if (target && (await target.insertSnippet(snippet, undefined, { undoStopBefore: true, undoStopAfter: true }))) return;
  const document = await vscode.workspace.openTextDocument({ language: languageId, content: '' });
  await (await vscode.window.showTextDocument(document)).insertSnippet(snippet);
}

/** The person may have looked elsewhere while a token was got. */
async function focus(editor: vscode.TextEditor): Promise<vscode.TextEditor> {
  if (vscode.window.activeTextEditor === editor) return editor;
  return vscode.window.showTextDocument(editor.document, {
    ...(editor.viewColumn ? { viewColumn: editor.viewColumn } : {}),
  });
}
