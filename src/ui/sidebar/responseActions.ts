import * as vscode from 'vscode';
import { UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import { PageHider } from '../../core/sidebar/hideOnPage';
import type { HistoryEntry } from '../../core/sidebar/historyEntry';
import { showDone } from '../messages';
import { saveToFile } from '../saveToFile';
import type { SnippetUi } from '../snippets/snippetUi';

/** Longer JSON makes an editor slow: it is opened as plain text, as it was received. UTF-16 units. */
const MAX_FORMATTED_LENGTH = 1024 * 1024;

export type WriteText = (file: vscode.Uri, text: string) => Promise<void>;

/** Opens the whole body in an editor of its own, without what is hidden on screen. Rejects with a `UserFacingError`. */
export async function openResponse(
  response: HistoryEntry,
  { tokenUi, suggestions }: Pick<SnippetUi, 'tokenUi' | 'suggestions'>,
): Promise<void> {
  const whole = bodyOf(response);
  const hider = new PageHider(() => suggestions.accounts);
  const body = tokenUi.presentation.isOn
    ? hider.response({ ...response.view, body: whole }, response.operation.response?.schema).body
    : whole;
  const language = response.view.kind === 'json' ? 'json' : response.view.kind === 'html' ? 'html' : 'plaintext';
  const isSmall = body.length <= MAX_FORMATTED_LENGTH;
  const content = isSmall && language === 'json' ? formatJson(body) : body;
  const document = await vscode.workspace.openTextDocument({ language: isSmall ? language : 'plaintext', content });
  await vscode.window.showTextDocument(document);
}

/** Asks for a file, and writes the body as it was received. Rejects with a `UserFacingError`. */
export async function saveResponse(response: HistoryEntry, write: WriteText): Promise<void> {
  const body = bodyOf(response);
  const { path, kind } = response.view;
  const extension = kind === 'json' ? 'json' : kind === 'html' ? 'html' : 'txt';
  const name = `${path.slice(1).replace(/[^a-z0-9]+/gi, '-')}.${extension}`;
  const error = () =>
    new UserFacingError('storage', t("Couldn't write the file. Save the response to another folder."));
  const isSaved = await saveToFile({ title: t('Save Response'), name, content: body, error }, write);
  if (isSaved) showDone(t('Response saved'));
}

export async function copyResponse(response: HistoryEntry): Promise<void> {
  await vscode.env.clipboard.writeText(bodyOf(response));
  showDone(t('Response copied'));
}

/** @throws {UserFacingError} it is so old that it was dropped */
function bodyOf({ body }: HistoryEntry): string {
  if (body !== undefined) return body;
  throw new UserFacingError('unsupported', t('The body of this response is no longer kept. Send the request again.'));
}

/** Integers that JavaScript can't hold would change: such a text stays as it was received. */
function formatJson(json: string): string {
  if (/\d{16}/.test(json)) return json;
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    return json;
  }
}
