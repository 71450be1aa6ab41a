import * as vscode from 'vscode';
import type { Catalog } from '../../core/operations/catalog';
import { remember } from '../../core/operations/recentOperations';
import { fittingDialect } from '../../core/snippets/availableDialects';
import { chooseRequest, type RequestChoice } from './chooseRequest';
import { askDialect, preferredDialect } from './dialectChoice';
import { outputSnippet } from './insertRequest';
import { dialectOf, operationOf, type InsertSnippetArgs } from './insertSnippetArgs';
import { insertTargetOf, type InsertTarget } from './insertTarget';
import type { OpenPicker } from './openPicker';
import { isRequestOnly } from './requestOnly';
import type { SnippetUi } from './snippetUi';

/** `tradovate.insertSnippet`: asks for what the arguments don't say, and writes it. Rejects with a `UserFacingError`. */
export async function insertSnippet(ui: SnippetUi, args: InsertSnippetArgs, openPicker: OpenPicker): Promise<void> {
  // Read first: with a list open there may be no active editor.
  const editor = vscode.window.activeTextEditor;
  const catalog = await ui.catalog();
  const target = insertTargetOf(editor);
  const choice = await choose(ui, catalog, target, args, openPicker);
  if (!choice) return;
  const dialect = fittingDialect(choice.operation, choice.dialect) ?? (await askDialect(ui.memory, target.language));
  if (!dialect) return;
  await outputSnippet(ui, catalog, target, { ...choice, dialect, typed: args.typed ?? false });
}

async function choose(
  ui: SnippetUi,
  catalog: Catalog,
  { language, dialect: defaultDialect }: InsertTarget,
  args: InsertSnippetArgs,
  openPicker: OpenPicker,
): Promise<RequestChoice | undefined> {
  const token = ui.tokenUi.presentation.isOn ? 'reference' : (args.token ?? ui.settings.snippetToken);
  const dialect =
    args.dialect === undefined ? preferredDialect(ui.memory, language, defaultDialect) : dialectOf(args.dialect);
  const requestOnly = args.requestOnly ?? isRequestOnly(ui.memory);
  const defaults = { dialect, token, requestOnly, language };
  if (args.operation === undefined) return chooseRequest(ui, catalog, defaults, openPicker);
  const operation = operationOf(catalog, args.operation);
  if (args.typed) await remember(ui.memory, operation.id);
  return { operation, dialect, token, optional: [], requestOnly, to: 'editor' };
}
