import type * as vscode from 'vscode';
import type { StreamPageMessage } from '../../core/streamView/parseStreamMessage';
import type { CodeCopier } from './copyCode';
import { copyMessages, saveMessages } from './messageActions';
import type { StreamPanel } from './streamPanel';

export interface StreamActions {
  readonly code: CodeCopier;
  readonly writeText: (file: vscode.Uri, text: string) => Promise<void>;
}

/** What each message of the page does. Rejects with a `UserFacingError`. */
export async function handleStreamMessage(
  panel: StreamPanel,
  message: StreamPageMessage,
  { code, writeText }: StreamActions,
): Promise<void> {
  const { model } = panel;
  switch (message.type) {
    case 'ready':
      panel.begin();
      return;
    case 'drawn':
      panel.noteDrawn();
      return;
    case 'openMessage': {
      const { socket, sequence } = message;
      const text = model.messages.textOf(socket, sequence);
      if (text !== undefined) panel.post({ type: 'message', socket, sequence, text });
      return;
    }
    case 'copyMessages':
      return copyMessages(model.messages, message);
    case 'saveMessages':
      return saveMessages(model.messages, writeText);
    case 'copyCode':
      return code.copy(model.snapshot());
    default:
      model.apply(message);
  }
}
