import * as vscode from 'vscode';
import { UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import { toJson, toNdjson } from '../../core/streamView/messageText';
import type { MessagesView } from '../../core/streamView/messagesView';
import type { StreamPageMessage } from '../../core/streamView/parseStreamMessage';
import { localize } from '../localize';
import { showDone } from '../messages';

type CopyMessage = Extract<StreamPageMessage, { readonly type: 'copyMessages' }>;

/** One message, or all that pass the filter, to the clipboard. */
export async function copyMessages(messages: MessagesView, { only }: CopyMessage): Promise<void> {
  const entries = messages
    .read()
    .filter(({ socket, sequence }) => !only || (socket === only.socket && sequence === only.sequence));
  if (entries.length === 0) throw nothing();
  await vscode.env.clipboard.writeText(toJson(entries));
  showDone(entries.length === 1 ? t('1 message copied') : t('{0} messages copied', entries.length));
}

/** Asks for a file, and writes all messages that pass the filter. Rejects with a `UserFacingError`. */
export async function saveMessages(
  messages: MessagesView,
  write: (file: vscode.Uri, text: string) => Promise<void>,
): Promise<void> {
  const entries = messages.read();
  if (entries.length === 0) throw nothing();
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = await vscode.window.showSaveDialog({
    title: localize(t('Save Messages')),
    filters: { NDJSON: ['ndjson'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, 'tradovate-messages.ndjson') } : {}),
  });
  if (!file) return;
  try {
    await write(file, toNdjson(entries));
  } catch {
    throw new UserFacingError('storage', t("Couldn't write the file. Save the messages to another folder."));
  }
  showDone(entries.length === 1 ? t('1 message saved') : t('{0} messages saved', entries.length));
}

function nothing(): UserFacingError {
  return new UserFacingError('invalid-input', t('No message passes the filter.'));
}
