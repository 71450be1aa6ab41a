import * as vscode from 'vscode';
import { toUserFacingError } from '../core/platform/errors';
import { t } from '../core/platform/text';
import { showMessage } from './messages';

/**
 * Reports that a part of the extension couldn't be loaded, and offers to reload the window. Needs no other part, because the
 * ErrorReporter may be in the one that is missing, and not the list of remedies, which the entry would have to carry.
 */
export function reportLoadError(error: unknown): Promise<void> {
  const reload = {
    title: t('Reload Window'),
    run: () => vscode.commands.executeCommand('workbench.action.reloadWindow'),
  };
  return showMessage('error', toUserFacingError(error).fullText, [reload]);
}
