import * as vscode from 'vscode';
import { cleanQuotation, UserFacingError } from '../../core/platform/errors';
import { confirm } from '../prompts';
import { isInGitFolder } from './gitFolder';
import type { ImportSource } from './importSource';
import { plain } from './text';
import { t } from '../../core/platform/text';

/**
 * Offers, without stopping anything, to take the credentials out of where they came from. Rejects with a `Failure` where
 * that was wanted and could not be done.
 * @param clean a text → the same without the credentials
 */
export async function offerToLeaveClean(source: ImportSource, clean: (text: string) => string): Promise<void> {
  if (source.kind === 'clipboard') {
    if ((await vscode.env.clipboard.readText()) !== source.text) return;
    return offer('The clipboard still holds your credentials.', {
      'Clear Clipboard': () => clearClipboard(source.text),
    });
  }
  const name = cleanQuotation(source.name);
  const inGit = await isInGitFolder(source.uri);
  const risk = inGit ? ' It is in a Git working folder: make sure that they are never committed.' : '';
  const tell = inGit ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  if (source.kind === 'editor') {
    const actions = { 'Remove from Editor': () => removeFromEditor(source.uri, name, clean) };
    return offer(`${name} still holds your credentials in plain text.${risk}`, actions, tell);
  }
  // A file that holds more than the credentials is rather edited than thrown away.
  const more = clean(source.text).trim() !== '';
  const actions = {
    ...(more ? { 'Open File': () => vscode.window.showTextDocument(source.uri) } : {}),
    'Delete File': () => deleteFile(source.uri, name, more),
  };
  await offer(`The file ${name} still holds your credentials in plain text.${risk}`, actions, tell);
}

async function offer(
  text: string,
  actions: Readonly<Record<string, () => PromiseLike<unknown>>>,
  tell: (text: string, ...items: string[]) => Thenable<string | undefined> = vscode.window.showInformationMessage,
): Promise<void> {
  const chosen = await tell(text, ...Object.keys(actions));
  if (chosen !== undefined) await actions[chosen]?.();
}

/** Only what was imported is cleared: by now the clipboard may hold something else. */
async function clearClipboard(text: string): Promise<void> {
  if ((await vscode.env.clipboard.readText()) === text) await vscode.env.clipboard.writeText('');
  vscode.window.setStatusBarMessage('$(check) The clipboard holds no credentials', 5000);
}

/** One undoable edit, of no more than the credentials, in the text as it is now. */
async function removeFromEditor(uri: vscode.Uri, name: string, clean: (text: string) => string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const cleaned = clean(text);
  const edit = new vscode.WorkspaceEdit();
  const { start, end, instead } = difference(text, cleaned);
  edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), instead);
  if (cleaned === text || !(await vscode.workspace.applyEdit(edit))) {
    throw new UserFacingError(
      'storage',
      t('The credentials could not be removed from {0}. Remove them there by hand.', name),
    );
  }
  const hint = document.isUntitled ? '' : ': save it to remove them from disk too';
  vscode.window.setStatusBarMessage(`$(check) Credentials removed from the editor${hint}`, 8000);
}

function difference(before: string, after: string): { start: number; end: number; instead: string } {
  let start = 0;
  while (start < after.length && before[start] === after[start]) start++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start, end: before.length - tail, instead: after.slice(start, after.length - tail) };
}

async function deleteFile(uri: vscode.Uri, name: string, more: boolean): Promise<void> {
  const warning = more ? 'It holds more than the credentials. ' : '';
  if (!(await confirm(`Delete the file ${name}?`, `${warning}You can restore it from the trash.`, 'Move to Trash')))
    return;
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: true });
    vscode.window.setStatusBarMessage(`$(check) ${plain(name)} moved to the trash`, 5000);
  } catch {
    // Remote and virtual file systems have none.
    if (!(await confirm(`Delete the file ${name} for good?`, `${warning}There is no trash where it is.`, 'Delete')))
      return;
    await deleteForGood(uri, name);
  }
}

async function deleteForGood(uri: vscode.Uri, name: string): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri);
  } catch {
    throw new UserFacingError(
      'storage',
      t(
        'The file {0} could not be deleted and still holds your credentials. Check whether you may delete it, and do that by hand.',
        name,
      ),
    );
  }
  vscode.window.setStatusBarMessage(`$(check) ${plain(name)} deleted`, 5000);
}
