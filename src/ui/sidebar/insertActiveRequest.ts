import * as vscode from 'vscode';
import { outputSnippet } from '../snippets/insertRequest';
import { insertTargetOf } from '../snippets/insertTarget';
import type { SidebarUi } from './sidebarUi';

/** The request in hand as text, at the cursor of the editor that was used last or in the clipboard. Rejects with a `Failure`. */
export async function insertActiveRequest(ui: SidebarUi, to: 'editor' | 'clipboard'): Promise<void> {
  const { requests, desk } = await ui.loaded();
  const { activeRequest: hand, dialect, token } = desk;
  if (!hand) return;
  const place = insertTargetOf(vscode.window.activeTextEditor, requests);
  // The page has the keyboard until then, and tab stops want it.
  if (to === 'editor' && place.editor) await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  const { operation, values, body } = hand.partialInput;
  const wanted = { operation, dialect, token, optional: [], values, ...(body ? { body } : {}), to, typed: false };
  await outputSnippet(ui.snippetUi, requests, place, wanted);
  // Completes the step of the walkthrough.
  await vscode.commands.executeCommand('setContext', 'tradovate.hasInserted', true);
}
