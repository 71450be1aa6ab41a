import * as vscode from 'vscode';
import { spokenDuration } from '../core/platform/durations';
import { t, type Text } from '../core/platform/text';
import type { SessionManager } from '../core/session/sessionManager';
import type { ErrorReporter } from './errorReporter';
import { showMessage } from './messages';

/** Reports what happens without a user's command: each once, never in a modal way. */
export function reportBackgroundErrors(sessionManager: SessionManager, reporter: ErrorReporter): vscode.Disposable {
  return vscode.Disposable.from(
    sessionManager.onDidFail((error) => void reporter.report(error)),
    sessionManager.onWrongClock((offset) => void showMessage('warning', wrongClock(offset))),
  );
}

/** @param offset ms that the service's clock is ahead of this machine's */
function wrongClock(offset: number): readonly Text[] {
  const difference = spokenDuration(Math.abs(offset));
  return [
    offset > 0 ? t('Your system clock is {0} behind.', difference) : t('Your system clock is {0} ahead.', difference),
    t('The extension compensates for it, but you should correct the clock.'),
  ];
}
