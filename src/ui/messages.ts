import * as vscode from 'vscode';
import type { Command } from '../core/manifest';
import type { Text } from '../core/platform/text';
import { localize, localizeSentences } from './localize';
import { plainLabel } from './foreignText';

export type Severity = 'info' | 'warning' | 'error';

/** A button of a message. */
export interface MessageAction {
  readonly title: Text;
  readonly run: () => unknown;
}

const show = {
  info: vscode.window.showInformationMessage,
  warning: vscode.window.showWarningMessage,
  error: vscode.window.showErrorMessage,
} as const satisfies Readonly<Record<Severity, unknown>>;

/** Shows a message that is not modal. Resolves once it is closed and the chosen action has run. */
export async function showMessage(
  severity: Severity,
  sentences: Text | readonly Text[],
  actions: readonly MessageAction[] = [],
  mask: (text: string) => string = (text) => text,
): Promise<void> {
  const text = mask('message' in sentences ? localize(sentences) : localizeSentences(sentences));
  const titles = actions.map(({ title }) => localize(title));
  const chosen = await show[severity](text, ...titles);
  if (chosen !== undefined) await actions[titles.indexOf(chosen)]?.run();
}

/** Shows in the status bar for a few seconds that something is done. */
export function showDone(text: Text, ms = 5000): void {
  vscode.window.setStatusBarMessage(`$(check) ${plainLabel(localize(text))}`, ms);
}

/** A button that runs a command of the extension. */
export function commandAction(command: Command, title: Text): MessageAction {
  return { title, run: () => vscode.commands.executeCommand(command.id) };
}
