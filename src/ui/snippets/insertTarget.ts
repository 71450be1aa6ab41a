import * as vscode from 'vscode';
import type { DialectFacts } from '../../core/snippets/dialectFacts';
import { dialectFor, dialectForFence, languageOfFence, openFence } from '../../core/snippets/languageDetection';
import type { Rendered } from '../../core/snippets/render';
import { typedIn } from './completionPrefix';

/** The language at a position of a document. */
export interface LanguageContext {
  /** VS Code's id, or what the Markdown fence around the cursor means. */
  readonly language: string | undefined;
  /** The default dialect of that language. */
  readonly dialect: DialectFacts | undefined;
  /** It is a cell of a notebook. */
  readonly inNotebook: boolean;
}

/** Where a snippet goes: the cursor of an editor, or a new document. Read when the command starts. */
export interface InsertTarget extends LanguageContext {
  readonly editor: vscode.TextEditor | undefined;
}

export function insertTargetOf(editor: vscode.TextEditor | undefined): InsertTarget {
  if (!editor) return { editor, language: undefined, dialect: undefined, inNotebook: false };
  return { editor, ...languageContextOf(editor.document, editor.selection.active) };
}

export function languageContextOf(document: vscode.TextDocument, position: vscode.Position): LanguageContext {
  // Unless an extension contributes that language, VS Code takes such a file for plain text.
  const languageId = /\.(http|rest)$/i.test(document.uri.path) ? 'http' : document.languageId;
  const fence = languageId === 'markdown' ? openFence(textBefore(document, position))?.info : undefined;
  const inNotebook = document.uri.scheme === 'vscode-notebook-cell';
  if (fence === undefined) return { language: languageId, dialect: dialectFor(languageId), inNotebook };
  return { language: languageOfFence(fence), dialect: dialectForFence(fence), inNotebook };
}

function textBefore(document: vscode.TextDocument, position: vscode.Position): string {
  return document.getText(new vscode.Range(new vscode.Position(0, 0), position));
}

/**
 * Inserts the text at the cursors in one undo step, indented as its surroundings, with tab stops. Without an editor, or
 * with a read-only one, it goes to a new document.
 * @param typed the typed part of a completion is replaced in the same step
 */
export async function insert({ editor }: InsertTarget, { text, languageId }: Rendered, typed: boolean): Promise<void> {
  const snippet = new vscode.SnippetString(text);
  const open = editor && !editor.document.isClosed ? await focus(editor) : undefined;
  const ranges = open && typed ? open.selections.map((selection) => withTyped(open, selection)) : undefined;
  const stops = { undoStopBefore: true, undoStopAfter: true };
  const version = open?.document.version;
  // VS Code rejects if the editor is closed at that moment. The request isn't lost then, either.
  const insertion = open && Promise.resolve(open.insertSnippet(snippet, ranges, stops)).catch(() => false);
  // A read-only editor takes the snippet and stays as it is.
  if ((await insertion) && open?.document.version !== version) return;
  const document = await vscode.workspace.openTextDocument({ language: languageId, content: '' });
  await (await vscode.window.showTextDocument(document)).insertSnippet(snippet);
}

/** Until then a page has the focus, and tab stops need it in the editor. */
export async function focusEditor(): Promise<void> {
  if (vscode.window.activeTextEditor) await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
}

/** The user may have moved to another editor while signing in. */
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
