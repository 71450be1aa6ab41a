import * as vscode from 'vscode';
import type { Disposable, SharedFile } from '../core/platform/ports';

type Context = Pick<vscode.ExtensionContext, 'globalStorageUri'>;
type Changes = Pick<SharedFile, 'onDidChange'> & Disposable;

/** Named so since 0.1. */
const RECORDS = 'ledger.json';

/** The records that all windows share. */
export function sharedRecordsFile({ globalStorageUri }: Context): SharedFile & Disposable {
  return sharedFile(globalStorageUri, RECORDS);
}

/** When another window changes them. */
export function sharedRecordsChanges({ globalStorageUri }: Context): Changes {
  return watchFile(globalStorageUri, RECORDS);
}

/** A file in the extension's global storage: the one place that all windows of both hosts read the same. */
export function sharedFile(folder: vscode.Uri, name: string): SharedFile & Disposable {
  const file = vscode.Uri.joinPath(folder, name);
  let writes = 0;
  return {
    ...watchFile(folder, name),
    async read() {
      try {
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      } catch (error) {
        if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
        throw error;
      }
    },
    async write(text) {
      // Written to another file and renamed, so that no window ever reads half of it.
      const temporary = vscode.Uri.joinPath(folder, `${name}.${Date.now().toString(36)}-${writes++}`);
      await vscode.workspace.fs.createDirectory(folder);
      await vscode.workspace.fs.writeFile(temporary, new TextEncoder().encode(text));
      try {
        await vscode.workspace.fs.rename(temporary, file, { overwrite: true });
      } catch (error) {
        // On Windows while a program reads the file, a virus scanner say.
        await vscode.workspace.fs.delete(temporary).then(undefined, () => undefined);
        throw error;
      }
    },
  };
}

function watchFile(folder: vscode.Uri, name: string): Changes {
  const changed = new vscode.EventEmitter<void>();
  let watcher: vscode.Disposable | undefined;
  let isDisposed = false;
  const watch = () => {
    if (isDisposed) return;
    const created = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
    created.onDidChange(() => changed.fire());
    created.onDidCreate(() => changed.fire());
    watcher = created;
    // What another window wrote before the watcher was ready.
    changed.fire();
  };
  // A watcher of a folder that doesn't exist yet looks for it every few seconds only.
  vscode.workspace.fs.createDirectory(folder).then(watch, watch);
  return {
    onDidChange: (listener) => changed.event(listener),
    dispose() {
      isDisposed = true;
      watcher?.dispose();
      changed.dispose();
    },
  };
}
