import * as vscode from 'vscode';
import type { Processes } from '../../core/run/processes';
import type { ProgramProbe } from '../../core/run/programProbe';

const VERSION_ARGUMENTS: Readonly<Record<string, readonly string[]>> = { go: ['version'] };
const MAX_LEVELS = 32;

/** @param processes of the machine that the file is on; undefined: they can't be asked */
export function workspaceProbe(file: vscode.Uri, processes: Processes | undefined): ProgramProbe {
  return {
    isWindows: processes?.isWindows ?? false,
    version: async (program) => (processes ? processes.read(program, VERSION_ARGUMENTS[program] ?? ['--version']) : ''),
    findUp: async (path) => {
      const root = vscode.workspace.getWorkspaceFolder(file)?.uri.path;
      let folder = vscode.Uri.joinPath(file, '..');
      for (let level = 0; level < MAX_LEVELS; level++) {
        const found = await find(folder, path.split('/'));
        if (found) return found.fsPath;
        const parent = vscode.Uri.joinPath(folder, '..');
        // Outside of the workspace only the file's own folder counts: what is above it is somebody else's.
        if (root === undefined || folder.path === root || parent.path === folder.path) return undefined;
        folder = parent;
      }
      return undefined;
    },
  };
}

async function find(folder: vscode.Uri, path: readonly string[]): Promise<vscode.Uri | undefined> {
  const name = path.at(-1) ?? '';
  const parent = vscode.Uri.joinPath(folder, ...path.slice(0, -1));
  try {
    if (!name.startsWith('*')) {
      const file = vscode.Uri.joinPath(parent, name);
      await vscode.workspace.fs.stat(file);
      return file;
    }
    const entries = await vscode.workspace.fs.readDirectory(parent);
    const match = entries.find(([entry]) => entry.endsWith(name.slice(1)));
    return match && vscode.Uri.joinPath(parent, match[0]);
  } catch {
    // It isn't there, or can't be read.
    return undefined;
  }
}
