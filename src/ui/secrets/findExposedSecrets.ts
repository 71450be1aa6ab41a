import * as vscode from 'vscode';
import { commands } from '../../core/manifest';
import { t, type Text } from '../../core/platform/text';
import type { KnownSecrets } from '../../core/scanning/knownSecrets';
import { localize } from '../localize';
import { commandAction, showMessage, type MessageAction } from '../messages';
import type { FileScanner } from './fileScanner';
import type { IgnoredFiles } from './ignoredFiles';
import type { SecretDiagnostics } from './secretDiagnostics';

/** In addition to the user's own `files.exclude`. What Git ignores is searched: `.env` is one of those. */
const EXCLUDED = '**/{node_modules,bower_components,.git,.hg,.svn,.venv,venv,__pycache__}/**';
const MAX_FILES = 50_000;
/** As large as a document may be in VS Code. */
const MAX_BYTES = 50 * 1024 * 1024;
/** Files that are read at a time: most of it is waiting for the disk. */
const PARALLEL = 4;

export interface FindUi {
  readonly knownSecrets: KnownSecrets;
  readonly fileScanner: FileScanner;
  readonly diagnostics: SecretDiagnostics;
  readonly ignoredFiles: IgnoredFiles;
  readonly isEnabled: () => boolean;
  /** Resolves when what was found in open documents is shown. */
  readonly readOpenDocuments: () => Promise<void>;
}

/** `tradovate.findExposedSecrets`: searches the files of the workspace, with progress that can be canceled. */
export async function findExposedSecrets(ui: FindUi): Promise<void> {
  if (!ui.isEnabled()) {
    const openSettings: MessageAction = {
      title: t('Open Settings'),
      run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'tradovate.secretScanning.enabled'),
    };
    void showMessage('info', t("Turn on 'tradovate.secretScanning.enabled' to search."), [openSettings]);
    return;
  }
  if (ui.knownSecrets.finder.isEmpty) {
    const text = t("There is nothing to search for yet: you haven't signed in on this computer.");
    void showMessage('info', text, [commandAction(commands.getToken, commands.getToken.title)]);
    return;
  }
  if (!vscode.workspace.workspaceFolders) {
    void showMessage('info', t('Open a folder to search its files.'));
    return;
  }
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: localize(t('Searching for exposed secrets')),
    cancellable: true,
  };
  const result = await vscode.window.withProgress(options, (progress, token) => search(ui, progress, token));
  if (result) await report(ui, result);
}

interface SearchResult {
  readonly scanned: number;
  readonly skipped: number;
  /** There are more files than are searched. */
  readonly isPartial: boolean;
}

async function search(
  { fileScanner, readOpenDocuments }: FindUi,
  progress: vscode.Progress<{ readonly increment: number; readonly message?: string }>,
  token: vscode.CancellationToken,
): Promise<SearchResult | undefined> {
  const files = await vscode.workspace.findFiles('**/*', EXCLUDED, MAX_FILES, token);
  const counts = { scanned: 0, skipped: 0, other: 0 };
  let [next, reported] = [0, 0];
  const work = async () => {
    for (let file = files[next++]; file && !token.isCancellationRequested; file = files[next++]) {
      counts[await fileScanner.scan(file, MAX_BYTES)]++;
      const percent = Math.floor((next * 100) / files.length);
      if (percent > reported) progress.report({ increment: percent - reported, message: `${Math.min(percent, 100)}%` });
      reported = percent;
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  const canceled = new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
  if (!token.isCancellationRequested) await Promise.race([readOpenDocuments(), canceled]);
  if (token.isCancellationRequested) return undefined;
  return { ...counts, isPartial: files.length >= MAX_FILES };
}

async function report(ui: FindUi, { scanned, skipped, isPartial }: SearchResult): Promise<void> {
  const withoutWarnings = ui.diagnostics.files.filter((uri) => ui.ignoredFiles.has(uri));
  const files = ui.diagnostics.files.filter((uri) => !ui.ignoredFiles.has(uri));
  const found = files.reduce((sum, uri) => sum + ui.diagnostics.of(uri).length, 0);
  const warnAgain: MessageAction = { title: t('Warn in All Files'), run: () => ui.ignoredFiles.clear() };
  const sentences: Text[] = [
    foundText(found, files.length, scanned),
    ...(skipped > 0 ? [t('Files skipped because they are larger than 50 MB: {0}.', skipped)] : []),
    ...(isPartial ? [t('Only the first {0} files were searched.', MAX_FILES)] : []),
    ...(withoutWarnings.length > 0
      ? [t('Files with secrets in which you turned off warnings: {0}.', withoutWarnings.length)]
      : []),
  ];
  if (found > 0) await vscode.commands.executeCommand('workbench.actions.view.problems');
  void showMessage(found > 0 ? 'warning' : 'info', sentences, withoutWarnings.length > 0 ? [warnAgain] : []);
}

function foundText(found: number, files: number, scanned: number): Text {
  if (found === 0) return t('No exposed secrets found. Files searched: {0}.', scanned);
  if (found === 1) return t('Found 1 exposed secret. It is listed in Problems.');
  return t('Found {0} exposed secrets. Files with secrets: {1}. They are listed in Problems.', found, files);
}
