import * as vscode from 'vscode';
import type { Disposable, SharedFile } from '../core/platform/ports';

/** A file in the extension's global storage: the one place that all windows of both hosts read the same. */
export function sharedFile(folder: vscode.Uri, name: string): SharedFile & Disposable {
  const file = vscode.Uri.joinPath(folder, name);
  const changed = new vscode.EventEmitter<void>();
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
  watcher.onDidChange(() => changed.fire());
  watcher.onDidCreate(() => changed.fire());
  let writes = 0;
  return {
    async read() {
      try {
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      } catch (error) {
        if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
        throw error;
      }
    },
    async write(text) {
      // Written beside and moved over, so that no window ever reads half of it.
      const beside = vscode.Uri.joinPath(folder, `${name}.${Date.now().toString(36)}-${writes++}`);
      await vscode.workspace.fs.createDirectory(folder);
      await vscode.workspace.fs.writeFile(beside, new TextEncoder().encode(text));
      await vscode.workspace.fs.rename(beside, file, { overwrite: true });
    },
    onDidChange: (listener) => changed.event(listener),
    dispose() {
      watcher.dispose();
      changed.dispose();
    },
  };
}
