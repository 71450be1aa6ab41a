import * as vscode from 'vscode';
import type { Dialect } from '../../core/snippets/dialect';
import type { Rendered } from '../../core/snippets/render';
import { typedIn } from './completionPrefix';
import type { Requests } from './requestsFeature';

/** What a spot of a document is written in. */
export interface LanguageContext {
  /** VS Code's id, or what the Markdown fence around the cursor means. */
  readonly language: string | undefined;
  /** At home in that language. */
  readonly dialect: Dialect | undefined;
}

/** Where a snippet goes: the cursor of an editor, or nowhere yet. It is looked up when the command starts. */
export interface InsertTarget extends LanguageContext {
  readonly editor: vscode.TextEditor | undefined;
}

export function insertTargetOf(editor: vscode.TextEditor | undefined, requests: Requests): InsertTarget {
  if (!editor) return { editor, language: undefined, dialect: undefined };
  return { editor, ...languageContextOf(editor.document, editor.selection.active, requests) };
}

export function languageContextOf(
  document: vscode.TextDocument,
  position: vscode.Position,
  requests: Requests,
): LanguageContext {
  // As long as no extension brings that language, VS Code takes such a file for plain text.
  const languageId = /\.(http|rest)$/i.test(document.uri.path) ? 'http' : document.languageId;
  const fence = languageId === 'markdown' ? requests.openFence(textBefore(document, position)) : undefined;
  if (fence === undefined) return { language: languageId, dialect: requests.dialectFor(languageId) };
  return { language: requests.languageOfFence(fence), dialect: requests.dialectForFence(fence) };
}

function textBefore(document: vscode.TextDocument, position: vscode.Position): string {
  return document.getText(new vscode.Range(new vscode.Position(0, 0), position));
}

/**
 * Puts the text at the cursors as one undo step, with the indentation of its place, and lets the tab stops be walked through.
 * Where there is no editor, or one that can't be written to, a new document takes it.
 * @param typed what was typed of a completion gives way in the same step
 */
export async function insert({ editor }: InsertTarget, { text, languageId }: Rendered, typed: boolean): Promise<void> {
  const snippet = new vscode.SnippetString(text);
  const target = editor && !editor.document.isClosed ? await focus(editor) : undefined;
  const ranges = target && typed ? target.selections.map((selection) => withTyped(target, selection)) : undefined;
  const stops = { undoStopBefore: true, undoStopAfter: true };
  if (target && (await target.insertSnippet(snippet, ranges, stops))) return;
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

function withTyped({ document }: vscode.TextEditor, selection: vscode.Selection): vscode.Range {
  const { active } = selection;
  const typed = selection.isEmpty ? typedIn(document.lineAt(active).text.slice(0, active.character)) : undefined;
  return typed ? new vscode.Range(active.translate(0, -typed.whole.length), active) : selection;
}
