import * as vscode from 'vscode';
import type { Cancellation } from '../core/ports';
import type { Person } from '../core/session/exchange';

/** Runs a person's intent with progress that can be cancelled. The notification comes only when it takes noticeable time. */
export function withPerson<T>(title: string, work: (person: Person) => Promise<T>): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (_, token) => work({ cancellation: cancellationOf(token), confirmLastTry, confirmHost }),
  );
}

function cancellationOf(token: vscode.CancellationToken): Cancellation {
  return {
    get cancelled() {
      return token.isCancellationRequested;
    },
    onCancel: (listener) => token.onCancellationRequested(listener),
  };
}

async function confirmLastTry(failures: number): Promise<boolean> {
  const yes = 'Try Once More';
  const answer = await vscode.window.showWarningMessage(
    `${failures} sign-ins failed within the last hour.`,
    {
      modal: true,
      detail:
        'If this one fails too, Tradovate locks your address for an hour. Check the profile with Edit Profile first.',
    },
    yes,
  );
  return answer === yes;
}

async function confirmHost(host: string): Promise<boolean> {
  const yes = 'Send Credentials';
  const answer = await vscode.window.showWarningMessage(
    `Send your Tradovate credentials to ${host}?`,
    {
      modal: true,
      detail:
        'This host does not belong to Tradovate. It comes from your setting tradovate.environments. You are asked once.',
    },
    yes,
  );
  return answer === yes;
}
