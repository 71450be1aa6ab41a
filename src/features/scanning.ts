import * as vscode from 'vscode';
import { t } from '../core/platform/text';
import type { Disposable, KeyValueStore } from '../core/platform/ports';
import type { KnownSecrets } from '../core/scanning/knownSecrets';
import { systemClock } from '../host/machine';
import { partSettings, settings } from '../host/settings';
import { textPieces } from '../host/textPieces';
import { showMessage } from '../ui/messages';
import { askBeforeCommit } from '../ui/secrets/commitHook';
import { DocumentScanner } from '../ui/secrets/documentScanner';
import { FileScanner } from '../ui/secrets/fileScanner';
import { findExposedSecrets } from '../ui/secrets/findExposedSecrets';
import { watchGitChanges } from '../ui/secrets/gitChanges';
import { IgnoredFiles } from '../ui/secrets/ignoredFiles';
import { ASK_BEFORE_COMMIT_COMMAND, IGNORE_FILE_COMMAND, registerSecretActions } from '../ui/secrets/secretActions';
import { SecretDiagnostics } from '../ui/secrets/secretDiagnostics';

export { refreshTokenHere } from '../ui/snippets/refreshToken';

export interface ScanningParts {
  readonly extension: vscode.Uri;
  readonly knownSecrets: KnownSecrets;
  /** workspaceState. */
  readonly workspace: KeyValueStore;
  /** Runs it and reports its error. Never rejects. */
  readonly runReporting: (work: () => Promise<void>) => Promise<void>;
}

export interface ScanningFeature extends Disposable {
  findExposedSecrets(): Promise<void>;
}

/** Of a changed file, which is scanned unasked. */
const MAX_CHANGED_BYTES = 1024 * 1024;

/** The part that warns of secrets in files. Loaded once there is a token to look for, or with a command about them. */
export function startScanning({ extension, knownSecrets, workspace, runReporting }: ScanningParts): ScanningFeature {
  const clock = systemClock;
  const ignoredFiles = new IgnoredFiles(workspace);
  const page = vscode.Uri.joinPath(extension, 'docs', 'security.md').with({ fragment: 'exposed-tokens' });
  const help = vscode.Uri.parse(`command:markdown.showPreview?${encodeURIComponent(JSON.stringify([page]))}`);
  const diagnostics = new SecretDiagnostics({ knownSecrets, ignoredFiles, clock, help });
  const fileScanner = new FileScanner({ knownSecrets, diagnostics, clock, textPieces });
  const scanFiles = async (files: readonly vscode.Uri[]) => {
    for (const file of files) await fileScanner.scan(file, MAX_CHANGED_BYTES);
  };

  /** While the setting is on. */
  let watching: Disposable | undefined;
  let documents: DocumentScanner | undefined;
  const start = () => {
    documents = new DocumentScanner({
      ...{ knownSecrets, diagnostics, clock },
      onClosed: (uri) => {
        // A document that isn't a file is gone with its text.
        if (uri.scheme === 'untitled') diagnostics.set(uri, []);
        else void fileScanner.scan(uri, Infinity);
      },
    });
    watching = vscode.Disposable.from(
      documents,
      watchGitChanges(clock, (files) => void scanFiles(files)),
      knownSecrets.onDidChange(() => void fileScanner.rescan(Infinity)),
    );
  };
  const stop = () => {
    watching?.dispose();
    [watching, documents] = [undefined, undefined];
    fileScanner.clear();
    diagnostics.clear();
  };
  const follow = () => (partSettings.secretScanning ? (watching ?? start()) : stop());
  follow();

  const ignoreFile = async (argument: unknown) => {
    if (typeof argument !== 'string') return;
    const uri = vscode.Uri.parse(argument);
    await ignoredFiles.add(uri);
    void showMessage(
      'info',
      t(
        "You won't be warned about secrets in this file anymore. 'Find Exposed Secrets in Workspace' lists such files.",
      ),
      [{ title: t('Warn Again'), run: () => ignoredFiles.remove(uri) }],
    );
  };
  const owned = vscode.Disposable.from(
    settings.onDidChange('secretScanning', follow),
    registerSecretActions({ knownSecrets, diagnostics, settings }),
    vscode.commands.registerCommand(IGNORE_FILE_COMMAND, (argument?: unknown) =>
      runReporting(() => ignoreFile(argument)),
    ),
    vscode.commands.registerCommand(ASK_BEFORE_COMMIT_COMMAND, () => runReporting(askBeforeCommit)),
  );
  const findUi = {
    ...{ knownSecrets, fileScanner, diagnostics, ignoredFiles },
    isEnabled: () => partSettings.secretScanning,
    readOpenDocuments: async () => documents?.finish(),
  };
  return {
    findExposedSecrets: () => findExposedSecrets(findUi),
    dispose() {
      owned.dispose();
      stop();
      fileScanner.dispose();
      diagnostics.dispose();
    },
  };
}
