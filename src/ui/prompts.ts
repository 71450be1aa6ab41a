import * as vscode from 'vscode';
import type { Disposable, Question, UserPrompts } from '../core/platform/ports';
import { t } from '../core/platform/text';
import { localize } from './localize';

/** Where a call may have to wait before it goes on. */
export interface Pauses {
  readonly state: { readonly pausedUntil?: number };
  readonly onDidChange: (listener: () => void) => Disposable;
}

/** Runs a person's intent with progress that can be cancelled, and that says when it is waiting. */
export function withProgress<T>(title: string, pauses: Pauses, work: (person: UserPrompts) => Promise<T>): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const listener = pauses.onDidChange(() => {
      const waiting = pauses.state.pausedUntil !== undefined;
      progress.report({ message: waiting ? 'waiting until the next try is allowed; the status bar counts down' : '' });
    });
    try {
      return await work({ signal: signalOf(token), confirmLastAttempt: confirmLastTry, confirmHost, confirmLive });
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

/** Asks before something that can't be taken back. @param yes the button for it */
export async function confirm(question: string, detail: string, yes: string): Promise<boolean> {
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}

function confirmLastTry(failures: number): Promise<boolean> {
  return confirm(
    `${failures} sign-ins failed within the last hour.`,
    'If this one fails too, Tradovate locks your address for an hour. Check the profile with Edit Profile first.',
    'Try Once More',
  );
}

function confirmLive({ question, detail }: Question): Promise<boolean> {
  return confirm(localize(question), detail.map(localize).join('\n'), localize(t('Send to LIVE')));
}

function confirmHost(host: string): Promise<boolean> {
  return confirmForeignHost(`Send your Tradovate credentials to ${host}?`, 'Send Credentials');
}

/** Asks about a host that is neither Tradovate's nor this machine. @param question names the host */
export function confirmForeignHost(question: string, yes: string): Promise<boolean> {
  const detail =
    'This host does not belong to Tradovate. It comes from your setting tradovate.environments. You are asked once.';
  return confirm(question, detail, yes);
}
