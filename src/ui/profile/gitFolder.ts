import * as vscode from 'vscode';

/**
 * Whether a file is inside a Git working folder, where it may be committed with what it holds. `.git` is a folder at the
 * top of one, and a file in worktrees and submodules. A place that cannot be looked at counts as no such folder.
 */
export async function isInGitFolder(file: vscode.Uri): Promise<boolean> {
  if (!file.path.startsWith('/')) return false; // untitled
  let folder = file;
  do {
    folder = vscode.Uri.joinPath(folder, '..');
    if (await exists(vscode.Uri.joinPath(folder, '.git'))) return true;
  } while (folder.path.length > 1);
  return false;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
