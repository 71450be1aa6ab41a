import * as vscode from 'vscode';
import type { KeyValueStore } from '../../core/platform/ports';
import { isImportOffered } from '../../core/profile/importing/importOffered';

/**
 * Calls `offer` with each `.env` file at the top of a trusted workspace, until an offer was made. Reads none of them, and
 * says nothing of errors: nobody asked.
 */
export async function findEnvFiles(
  memory: Pick<KeyValueStore, 'get'>,
  offer: (file: vscode.Uri) => Promise<void>,
): Promise<void> {
  for (const { uri } of (vscode.workspace.isTrusted && vscode.workspace.workspaceFolders) || []) {
    const file = vscode.Uri.joinPath(uri, '.env');
    try {
      if (isImportOffered(memory)) return;
      await vscode.workspace.fs.stat(file);
      await offer(file);
    } catch {
      // There is none, or it can't be read.
    }
  }
}
