import * as vscode from 'vscode';
import { accessOfOperation } from '../../core/codeAccess';
import type { Catalog, Operation } from '../../core/operations/catalog';
import { isSafeToRepeat } from '../../core/operations/isMutating';
import { UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import { builtInEnvironments } from '../../core/profile/environment';
import { readOnlyError, isLive } from '../../core/requests/send/liveGuard';
import type { DialectFacts } from '../../core/snippets/dialectFacts';
import { forTerminal, shellRuns } from '../../core/snippets/terminalCommand';
import { tokenReference } from '../../core/snippets/tokenPlaceholder';
import { chooseAccount } from './chooseAccount';
import { contextOf, renderSnippet, type SnippetContent } from './renderSnippet';
import type { SnippetUi } from './snippetUi';

/** The text never holds the token: a shell keeps its history. What is blocked on LIVE isn't typed either. */
export async function runInTerminal(ui: SnippetUi, catalog: Catalog, request: SnippetContent): Promise<void> {
  const { operation, dialect } = request;
  const { sessionManager } = ui.tokenUi;
  const throwIfReadOnly = (baseUrl: string | undefined) => {
    const live = baseUrl !== undefined && isLive(baseUrl, sessionManager.state.environment?.id);
    const error = readOnlyError(operation, live, ui.settings.liveReadOnly);
    if (error) throw error;
  };
  // Known before a token and a terminal are needed.
  throwIfReadOnly(sessionManager.state.environment?.baseUrl);
  const facts = { defaultShell: vscode.env.shell, elsewhere: ui.terminals.elsewhere };
  if (shellRuns(dialect.id, facts) === 'no') throw wrongShell(dialect);
  const opened = await openFor(ui, operation, () => ui.runReporting(() => runInTerminal(ui, catalog, request)));
  if (!opened) return;
  const { terminal, baseUrl } = opened;
  throwIfReadOnly(baseUrl);
  const runs = shellRuns(dialect.id, { ...facts, detected: await ui.terminals.shellOf(terminal) });
  if (runs === 'no') throw wrongShell(dialect);
  const account = await chooseAccount(ui, request);
  if (account === 'canceled') return;
  const token = tokenReference(ui.settings.snippetVariable, false);
  // In a terminal the user reads the response; nothing else depends on the exit code.
  const content = { ...request, account, requestOnly: true };
  const { plain } = renderSnippet(ui.writeRequest, content, { ...contextOf(ui, catalog), baseUrl, token });
  // The user presses Enter where a request modifies data or costs a sign-in, and in a shell that nobody knows.
  const execute = isSafeToRepeat(operation) && (runs === 'yes' || !facts.elsewhere);
  await ui.terminals.type(terminal, forTerminal(dialect.id, plain), execute);
}

/** What needs no token gets none: it is no reason to sign in. `undefined`: there is no token, and that was reported. */
async function openFor(
  { terminals, tokenUi }: SnippetUi,
  operation: Operation,
  retry: () => unknown,
): Promise<{ readonly terminal: vscode.Terminal; readonly baseUrl: string } | undefined> {
  const { authorized, urlFor } = accessOfOperation(operation);
  if (authorized) {
    const opened = await terminals.ready(retry);
    return opened && { terminal: opened.terminal, baseUrl: urlFor(opened.environment, opened.token) };
  }
  const environment = tokenUi.sessionManager.state.environment ?? builtInEnvironments[0];
  if (!environment) return undefined;
  const baseUrl = urlFor(environment, undefined);
  return { terminal: terminals.withoutToken(), baseUrl };
}

function wrongShell({ label }: DialectFacts): UserFacingError {
  return new UserFacingError(
    'unsupported',
    t(
      "Your terminal's shell can't run {0}. Choose another shell with 'Terminal: Select Default Profile', or select another language.",
      label,
    ),
  );
}
