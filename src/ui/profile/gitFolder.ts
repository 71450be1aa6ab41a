import * as vscode from 'vscode';

/**
 * Whether a file is inside a Git working folder, where it may be committed with what it holds. `.git` is a folder at the
 * top of one, and a file in worktrees and submodules. A place that cannot be looked at counts as no such folder.
 */
export async function isInGitFolder(file: vscode.Uri): Promise<boolean> {
  if (!file.path.startsWith('/')) return false; // untitled
  let below = file;
  // A root is its own parent: `/`, and on Windows `/c:/`.
  for (let folder = parent(file); folder.path !== below.path; folder = parent(folder)) {
    if (await exists(vscode.Uri.joinPath(folder, '.git'))) return true;
    below = folder;
  }
  return false;
}

function parent(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
