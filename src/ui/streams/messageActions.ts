import * as vscode from 'vscode';
import { UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import { toJson, toNdjson } from '../../core/streamView/messageText';
import type { MessagesView } from '../../core/streamView/messagesView';
import type { StreamPageMessage } from '../../core/streamView/parseStreamMessage';
import { showDone } from '../messages';
import { saveToFile } from '../saveToFile';

type CopyMessage = Extract<StreamPageMessage, { readonly type: 'copyMessages' }>;

/** One message, or all that pass the filter, to the clipboard. */
export async function copyMessages(messages: MessagesView, { only }: CopyMessage): Promise<void> {
  const entries = messages.read(only);
  if (entries.length === 0 && only)
    throw new UserFacingError('invalid-input', t('This message is no longer kept. Select another one.'));
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
  const file = {
    title: t('Save Messages'),
    name: 'tradovate-messages.ndjson',
    filters: { NDJSON: ['ndjson'] },
    content: toNdjson(entries),
    error: () => new UserFacingError('storage', t("Couldn't write the file. Save the messages to another folder.")),
  };
  if (await saveToFile(file, write))
    showDone(entries.length === 1 ? t('1 message saved') : t('{0} messages saved', entries.length));
}

function nothing(): UserFacingError {
  return new UserFacingError('invalid-input', t('No message passes the filter.'));
}
