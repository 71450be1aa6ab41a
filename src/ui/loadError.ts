import * as vscode from 'vscode';
import { remedies } from '../core/manifest';
import { toUserFacingError } from '../core/platform/errors';
import { showMessage } from './messages';

/**
 * Reports that a part of the extension couldn't be loaded, and offers to reload the window. Needs no other part: the
 * ErrorReporter may be in the one that is missing.
 */
export function reportLoadError(error: unknown): Promise<void> {
  const { title, command = ['workbench.action.reloadWindow'] } = remedies['reload-window'];
  const reload = { title, run: () => vscode.commands.executeCommand(...command) };
  return showMessage('error', toUserFacingError(error).fullText, [reload]);
}
