import * as vscode from 'vscode';
import { UserFacingError } from '../../core/platform/errors';
import type { Operation } from '../../core/operations/catalog';
import { isSafeToRepeat } from '../../core/operations/isMutating';
import type { LiveQuestion } from '../../core/requests/send/liveGuard';
import { localize } from '../localize';
import { pickOperation } from '../snippets/pickOperation';
import { operationOf, parseInsertSnippetArgs } from '../snippets/insertSnippetArgs';
import { obtainToken } from '../token/tokenCommands';
import type { SidebarUi } from './sidebarUi';
import { VIEW } from './sidebarView';
import { t } from '../../core/platform/text';

/** Calls of the session itself: the sessionManager sends them, because each counts and each replaces the one token. */
const sessionCommands = {
  'sign-in': 'tradovate.getToken',
  renewal: 'tradovate.renewToken',
} as const satisfies Readonly<Record<NonNullable<Operation['handledBySession']>, string>>;

/**
 * `tradovate.tryRequest`: an operation is put into the sidebar. Where it needs nothing more and changes nothing it is sent at
 * once, else a person looks at it first. Rejects with a `Failure`.
 */
export async function tryRequest(ui: SidebarUi, argument: unknown): Promise<void> {
  const { requests, desk } = await ui.loaded();
  const { operation: id } = parseInsertSnippetArgs(argument);
  const operation =
    id === undefined
      ? await pickOperation(requests, ui.memory, { title: 'Tradovate: Try Request' })
      : operationOf(requests, id);
  if (!operation) return;
  desk.select(operation.id);
  const { activeRequest: hand } = desk;
  if (hand?.operation !== operation) throw overWebSocketOnly(operation);
  const ready = hand.blocked === undefined && isSafeToRepeat(operation);
  await ui.view.reveal(ready ? 'answer' : 'request');
  if (!ready) return;
  // Of a question just answered with no, or of an answer that takes its time; then a person may be at something else.
  await desk.idle;
  if (desk.activeRequest === hand) await sendActiveRequest(ui);
}

/** Sends the request in hand, a token got first where there is none. A second wish while one is under way is none. */
export async function sendActiveRequest(ui: SidebarUi): Promise<void> {
  const { desk, sender } = await ui.loaded();
  // What a person saw when it was wanted: what changes while a token is got is another wish.
  const wish = desk.activeRequest?.input;
  if (!wish || desk.sending) return;
  const { handledBySession } = wish.operation;
  if (handledBySession) {
    await vscode.commands.executeCommand(sessionCommands[handledBySession]);
    return;
  }
  const { tokenUi, runReporting } = ui.snippetUi;
  const { sessionManager } = tokenUi;
  const profile = sessionManager.state.profile?.id;
  const prepare = async () => {
    // Not for what the sender will refuse anyway.
    if (sender.refusal(wish.operation)) return true;
    const token = await obtainToken(tokenUi, () => runReporting(() => sendActiveRequest(ui)));
    return token !== undefined && (profile === undefined || profile === sessionManager.state.profile?.id);
  };
  await vscode.window.withProgress({ location: { viewId: VIEW } }, () => desk.send(wish, prepare, confirmLive));
  // Completes the step of the walkthrough.
  if (desk.response) await vscode.commands.executeCommand('setContext', 'tradovate.hasTried', true);
}

async function confirmLive({ question, detail }: LiveQuestion): Promise<boolean> {
  const yes = localize(t('Send to LIVE'));
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}

function overWebSocketOnly({ path }: Operation): UserFacingError {
  return new UserFacingError(
    'protocol',
    t('{0} travels over a WebSocket only. Insert its snippet with Insert Snippet.', path),
  );
}
