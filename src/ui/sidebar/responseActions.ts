import * as vscode from 'vscode';
import { UserFacingError } from '../../core/platform/errors';
import type { HistoryEntry } from '../../core/sidebar/historyEntry';
import { t } from '../../core/platform/text';

/** More of JSON than this makes an editor slow: it is opened as plain text, as it came. UTF-16 units. */
const PRETTY_LENGTH = 1024 * 1024;

export type WriteText = (file: vscode.Uri, text: string) => Promise<void>;

/** The whole body in an editor of its own. Rejects with a `Failure`. */
export async function openAnswer(shown: HistoryEntry): Promise<void> {
  const body = bodyOf(shown);
  const language = shown.view.kind === 'json' ? 'json' : shown.view.kind === 'html' ? 'html' : 'plaintext';
  const small = body.length <= PRETTY_LENGTH;
  const content = small && language === 'json' ? pretty(body) : body;
  const document = await vscode.workspace.openTextDocument({ language: small ? language : 'plaintext', content });
  await vscode.window.showTextDocument(document);
}

/** Asks where, and writes the body as it came. Rejects with a `Failure`. */
export async function saveAnswer(shown: HistoryEntry, write: WriteText): Promise<void> {
  const body = bodyOf(shown);
  const { path, kind } = shown.view;
  const ending = kind === 'json' ? 'json' : kind === 'html' ? 'html' : 'txt';
  const name = `${path.slice(1).replace(/[^a-z0-9]+/gi, '-')}.${ending}`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the Answer'),
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
  });
  if (!target) return;
  try {
    await write(target, body);
  } catch {
    throw new UserFacingError('storage', t('The file could not be written there. Choose another folder with Save.'));
  }
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Answer saved')}`, 5000);
}

export async function copyAnswer(shown: HistoryEntry): Promise<void> {
  await vscode.env.clipboard.writeText(bodyOf(shown));
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Answer copied')}`, 5000);
}

function bodyOf({ body }: HistoryEntry): string {
  if (body !== undefined) return body;
  throw new UserFacingError('protocol', t('The body of this answer is not kept any more. Send the request again.'));
}

/** Integers that JavaScript can't hold would change on the way: such a text stays as it came. */
function pretty(json: string): string {
  if (/\d{16}/.test(json)) return json;
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    return json;
  }
}
