import * as vscode from 'vscode';
import { cleanQuotation, UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import { remainingCopies } from '../../core/profile/importing/remainingCopies';
import { confirm } from '../confirm';
import { showDone, showMessage, type MessageAction } from '../messages';
import { isInGitFolder } from './gitFolder';
import type { ImportSource } from './importSource';
import { profileTexts } from './profileTexts';

/**
 * Offers, in a message that isn't modal, to remove the credentials from where they were imported. Rejects with a
 * `UserFacingError` if that was chosen and failed.
 * @param clean a text → the same without the credentials
 * @param platform `process.platform`
 */
export async function offerToRemoveSource(
  source: ImportSource,
  clean: (text: string) => string,
  platform: string | undefined,
): Promise<void> {
  if (source.kind === 'clipboard') {
    if ((await vscode.env.clipboard.readText()) !== source.text) return;
    const action = { title: profileTexts.clearClipboard, run: () => clearClipboard(source.text) };
    return showMessage('info', profileTexts.inClipboard, [action]);
  }
  const name = cleanQuotation(source.name);
  const inGit = await isInGitFolder(source.uri);
  const untitled = source.uri.scheme === 'untitled';
  const sentences = [profileTexts.inFile(name), ...remainingCopies({ kind: source.kind, untitled, inGit })];
  await showMessage(inGit ? 'warning' : 'info', sentences, actionsFor(source, name, clean, platform));
}

function actionsFor(
  source: Exclude<ImportSource, { kind: 'clipboard' }>,
  name: string,
  clean: (text: string) => string,
  platform: string | undefined,
): readonly MessageAction[] {
  const { uri } = source;
  if (source.kind === 'editor') {
    return [{ title: profileTexts.removeFromEditor, run: () => removeFromEditor(uri, name, clean) }];
  }
  // A file with more content is more likely to be edited than deleted.
  const hasMore = clean(source.text).trim() !== '';
  const open = { title: profileTexts.openFile, run: () => vscode.window.showTextDocument(uri) };
  return [
    ...(hasMore ? [open] : []),
    { title: profileTexts.deleteFile, run: () => deleteFile(uri, name, hasMore, platform) },
  ];
}

/** Clears only what was imported: by now the clipboard may hold something else. */
async function clearClipboard(text: string): Promise<void> {
  if ((await vscode.env.clipboard.readText()) === text) await vscode.env.clipboard.writeText('');
  showDone(t('Clipboard cleared'));
}

/** One edit that can be undone, of no more than the credentials, in the text as it is now. */
async function removeFromEditor(uri: vscode.Uri, name: string, clean: (text: string) => string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const cleaned = clean(text);
  const edit = new vscode.WorkspaceEdit();
  const { start, end, replacement } = difference(text, cleaned);
  edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), replacement);
  if (cleaned === text || !(await vscode.workspace.applyEdit(edit))) {
    throw new UserFacingError('storage', t("Couldn't remove the credentials from '{0}'. Remove them manually.", name));
  }
  if (document.isUntitled) showDone(t('Credentials removed from the editor'), 8000);
  else showDone(t('Credentials removed from the editor. Save the file to remove them from disk.'), 8000);
}

function difference(before: string, after: string): { start: number; end: number; replacement: string } {
  let start = 0;
  while (start < after.length && before[start] === after[start]) start++;
  let tail = 0;
  const maxTail = Math.min(before.length, after.length) - start;
  while (tail < maxTail && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start, end: before.length - tail, replacement: after.slice(start, after.length - tail) };
}

/** As VS Code's own explorer calls them. */
const trash = {
  move: t('Move to Trash'),
  restore: t('You can restore this file from the trash.'),
  moved: (name: string) => t('{0} moved to the trash', name),
};
const recycleBin = {
  move: t('Move to Recycle Bin'),
  restore: t('You can restore this file from the Recycle Bin.'),
  moved: (name: string) => t('{0} moved to the Recycle Bin', name),
};

async function deleteFile(
  uri: vscode.Uri,
  name: string,
  hasMore: boolean,
  platform: string | undefined,
): Promise<void> {
  const { move, restore, moved } = platform === 'win32' ? recycleBin : trash;
  const warning = hasMore ? [t('It contains more than the credentials.')] : [];
  const question = t("Delete '{0}'?", name);
  const detail = [...warning, restore];
  if (!(await confirm({ question, detail }, move))) return;
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: true });
    showDone(moved(name));
  } catch {
    // Remote and virtual file systems have none.
    const permanently = t("Permanently delete '{0}'?", name);
    const irreversible = [...warning, t("This file system has no trash. This can't be undone.")];
    if (!(await confirm({ question: permanently, detail: irreversible }, t('Delete')))) return;
    await deletePermanently(uri, name);
  }
}

async function deletePermanently(uri: vscode.Uri, name: string): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri);
  } catch {
    throw new UserFacingError(
      'storage',
      t("Couldn't delete '{0}', which still contains your credentials. Delete it manually.", name),
    );
  }
  showDone(t('{0} deleted', name));
}
