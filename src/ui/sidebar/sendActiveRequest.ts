import * as vscode from 'vscode';
import { commands, contextKeys, SIDEBAR_VIEW } from '../../core/manifest';
import type { Operation } from '../../core/operations/catalog';
import { namedBy } from '../../core/requests/form/namedAccount';
import type { RequestInput } from '../../core/requests/send/requestInput';
import type { SidebarModel } from '../../core/sidebar/sidebarModel';
import { setContext } from '../contextKeys';
import { confirmLive } from '../prompts';
import { obtainToken } from '../token/tokenCommands';
import type { SidebarUi } from './sidebarUi';

/** Calls of the session itself: the session manager sends them, because each counts and each replaces the one token. */
const sessionCommands = {
  'sign-in': commands.getToken,
  renewal: commands.renewToken,
} as const satisfies Readonly<Record<NonNullable<Operation['handledBySession']>, { readonly id: string }>>;

/**
 * Sends the request that the open form makes, signing in first if needed. Ignored while a request is running. Rejects with a
 * `UserFacingError`. @param lastEdit as in `Forms.inputAsShown`
 */
export async function sendActiveRequest(ui: SidebarUi, lastEdit: number): Promise<void> {
  const { model } = await ui.loaded();
  if (model.sending) return;
  // What the user saw when pressing Send: edits during the sign-in are not sent.
  const input = model.inputAsShown(lastEdit);
  if (input) await sendInput(ui, model, input);
}

async function sendInput(ui: SidebarUi, model: SidebarModel, input: RequestInput): Promise<void> {
  const { handledBySession } = input.operation;
  if (handledBySession) {
    await vscode.commands.executeCommand(sessionCommands[handledBySession].id);
    return;
  }
  const { tokenUi, lookup, runReporting } = ui.snippetUi;
  const { sessionManager } = tokenUi;
  const profile = sessionManager.state.profile?.id;
  // The message of a failed sign-in stays while the user goes on: its button sends nothing else than what was asked for.
  const repeat = async () => {
    if (model.canRepeat(input)) await sendInput(ui, model, input);
    else await vscode.commands.executeCommand(commands.getToken.id);
  };
  const prepare = async () => {
    // Don't sign in for a request that the sender will refuse.
    if (model.guardError(input.operation)) return true;
    const token = await obtainToken(tokenUi, () => runReporting(repeat));
    if (!token || (profile !== undefined && profile !== sessionManager.state.profile?.id)) return false;
    // Whether an id and a name are of the same account can be checked once the accounts are known.
    if (namedBy(input.body ?? input.values).length > 1) await lookup.accountsFor(input.operation);
    return true;
  };
  const progress = { location: { viewId: SIDEBAR_VIEW } };
  await vscode.window.withProgress(progress, () => model.send(input, prepare, confirmLive));
  // Completes the step of the walkthrough.
  if (model.response) setContext(contextKeys.hasTried, true);
}
