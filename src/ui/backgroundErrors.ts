import * as vscode from 'vscode';
import { spokenDuration } from '../core/platform/durations';
import type { SessionManager } from '../core/session/sessionManager';
import { localize } from './localize';
import type { ErrorReporter } from './errorReporter';

/** What happened without anybody having asked is said once, and never in a modal way. */
export function reportBackgroundErrors(sessionManager: SessionManager, reporter: ErrorReporter): vscode.Disposable {
  return vscode.Disposable.from(
    sessionManager.onDidFail((failure) => void reporter.report(failure)),
    sessionManager.onWrongClock((offset) => {
      const side = offset > 0 ? 'behind' : 'ahead of';
      void vscode.window.showWarningMessage(
        `This machine's clock is ${localize(spokenDuration(Math.abs(offset)))} ${side} Tradovate's. Times are corrected here, but set the clock: other programs will be off.`,
      );
    }),
  );
}
