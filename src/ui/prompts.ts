import * as vscode from 'vscode';
import type { Disposable, Question, UserPrompts } from '../core/platform/ports';
import { t, type Text } from '../core/platform/text';
import { confirm } from './confirm';
import { confirmLastAttempt } from './confirmLastAttempt';
import { localize } from './localize';

/** Where a call may have to wait before it goes on. */
export interface PauseSource {
  readonly state: { readonly pausedUntil?: number };
  readonly onDidChange: (listener: () => void) => Disposable;
}

/** Runs a user's command with progress that can be canceled, and that says when it is waiting. */
export function withProgress<T>(
  title: Text,
  pauses: PauseSource,
  work: (user: UserPrompts) => Promise<T>,
): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title: localize(title), cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const listener = pauses.onDidChange(() => {
      const waiting = pauses.state.pausedUntil !== undefined;
      progress.report({ message: waiting ? localize(t('Waiting to retry (see the status bar)')) : '' });
    });
    try {
      return await work({ signal: signalOf(token), confirmLastAttempt, confirmHost, confirmLive });
    } finally {
      listener.dispose();
    }
  });
}

function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  if (token.isCancellationRequested) controller.abort();
  return controller.signal;
}

export function confirmLive(question: Question): Promise<boolean> {
  return confirm(question, t('Send to LIVE'), t("Don't Send"));
}

/** Asks whether credentials may go to a host that is neither one of Tradovate's API nor this machine. */
export function confirmHost(host: string): Promise<boolean> {
  const detail = [
    t("This isn't a host of Tradovate's API. It's configured in the 'tradovate.environments' setting."),
    t("You'll be asked once for each host and port."),
  ];
  return confirm({ question: t('Send your Tradovate credentials to {0}?', host), detail }, t('Send Credentials'));
}
