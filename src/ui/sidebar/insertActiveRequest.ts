import * as vscode from 'vscode';
import { contextKeys } from '../../core/manifest';
import type { RequestInput } from '../../core/requests/send/requestInput';
import type { DialectFacts } from '../../core/snippets/dialectFacts';
import { setContext } from '../contextKeys';
import { outputSnippet } from '../snippets/insertRequest';
import { focusEditor, insertTargetOf } from '../snippets/insertTarget';
import type { SidebarUi } from './sidebarUi';

/** The active request as text, in the editor that was used last or in the clipboard. Rejects with a `UserFacingError`. */
export async function insertActiveRequest(ui: SidebarUi, to: 'editor' | 'clipboard'): Promise<void> {
  const { model } = await ui.loaded();
  const { activeRequest } = model;
  if (!activeRequest) return;
  const dialect = activeRequest.fittingDialect(model.snippet.dialect);
  await insertRequest(ui, activeRequest.snippetInput, dialect, to);
  // The accounts may have become known: the form names the one that was written.
  await model.lookUp(ui.snippetUi.lookup);
}

/** A request as text, with the token as the sidebar shows it. Rejects with a `UserFacingError`. */
export async function insertRequest(
  ui: SidebarUi,
  { operation, values, body }: RequestInput,
  dialect: DialectFacts,
  to: 'editor' | 'clipboard',
): Promise<void> {
  const { catalog, model } = await ui.loaded();
  const { token } = model.snippet;
  const target = insertTargetOf(vscode.window.activeTextEditor);
  if (to === 'editor') await focusEditor();
  const request = { operation, dialect, token, optional: [], values, ...(body ? { body } : {}), to, typed: false };
  await outputSnippet(ui.snippetUi, catalog, target, request);
  // Completes the step of the walkthrough.
  setContext(contextKeys.hasInserted, true);
}
