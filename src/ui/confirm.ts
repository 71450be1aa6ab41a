import * as vscode from 'vscode';
import type { Question } from '../core/platform/ports';
import type { Text } from '../core/platform/text';
import { localize } from './localize';

/**
 * Asks before something that can't be undone, in a modal way.
 * @param yes the button for it
 * @param no a button that comes first, so that Enter does nothing: VS Code focuses the first one
 */
export async function confirm({ question, detail }: Question, yes: Text, no?: Text): Promise<boolean> {
  const button = localize(yes);
  const options = { modal: true, detail: detail.map(localize).join('\n') };
  return (
    (await vscode.window.showWarningMessage(localize(question), options, ...(no ? [localize(no)] : []), button)) ===
    button
  );
}
