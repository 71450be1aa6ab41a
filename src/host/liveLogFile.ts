import * as vscode from 'vscode';
import type { Disposable } from '../core/platform/ports';
import type { RemovableFile } from '../core/requests/send/liveLog';
import { sharedFile } from './sharedFile';

const NAME = 'live-requests.json';

/** The list of requests that were sent to LIVE: one file for all windows. */
export function liveLogFile({
  globalStorageUri,
}: Pick<vscode.ExtensionContext, 'globalStorageUri'>): RemovableFile & Disposable {
  return {
    ...sharedFile(globalStorageUri, NAME),
    async remove() {
      try {
        await vscode.workspace.fs.delete(vscode.Uri.joinPath(globalStorageUri, NAME));
      } catch (error) {
        if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) throw error;
      }
    },
  };
}
