import * as vscode from 'vscode';
import { chooseRequest, type Choice, type OpenPicker } from './chooseRequest';
import type { SnippetUi } from './snippetUi';
import { outputSnippet } from './insertRequest';
import { askDialect, preferredDialect } from './dialectChoice';
import { insertTargetOf, type InsertTarget } from './insertTarget';
import { remember } from '../../core/operations/recentOperations';
import type { Requests } from './requestsFeature';
import { dialectOf, operationOf, type InsertSnippetArgs } from './insertSnippetArgs';

/** From a wish to a request at the cursor, in the clipboard or in a terminal. Rejects with a `Failure`. */
export async function insertSnippet(ui: SnippetUi, wanted: InsertSnippetArgs, picking: OpenPicker): Promise<void> {
  // Taken first: with a list open there may be no active editor.
  const editor = vscode.window.activeTextEditor;
  const requests = await ui.requests();
  const place = insertTargetOf(editor, requests);
  const choice = await choose(ui, requests, place, wanted, picking);
  if (!choice) return;
  const dialect =
    requests.fittingDialect(choice.operation, choice.dialect) ??
    (await askDialect(requests, ui.memory, place.language));
  if (!dialect) return;
  await outputSnippet(ui, requests, place, { ...choice, dialect, typed: wanted.typed ?? false });
}

async function choose(
  ui: SnippetUi,
  requests: Requests,
  place: InsertTarget,
  wanted: InsertSnippetArgs,
  picking: OpenPicker,
): Promise<Choice | undefined> {
  const token = wanted.token ?? ui.settings.snippetToken;
  const dialect =
    wanted.dialect === undefined
      ? preferredDialect(requests, ui.memory, place.language, place.dialect)
      : dialectOf(requests, wanted.dialect);
  if (wanted.operation === undefined) {
    return chooseRequest(ui, requests, { dialect, token, language: place.language }, picking);
  }
  const operation = operationOf(requests, wanted.operation);
  if (wanted.typed) await remember(ui.memory, operation.id);
  return { operation, dialect, token, optional: [], to: 'editor' };
}
