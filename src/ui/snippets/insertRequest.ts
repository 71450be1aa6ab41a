import * as vscode from 'vscode';
import type { Catalog } from '../../core/operations/catalog';
import { isSafeToRepeat } from '../../core/operations/isMutating';
import { UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import type { DialectFacts } from '../../core/snippets/dialectFacts';
import { readOnlyError, isLive } from '../../core/requests/send/liveGuard';
import { forTerminal, shellRuns } from '../../core/snippets/terminalCommand';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';
import { chooseAccount } from './chooseAccount';
import { showDone } from '../messages';
import type { RequestChoice } from './chooseRequest';
import { insert, type InsertTarget } from './insertTarget';
import { contextOf, renderSnippet } from './renderSnippet';
import { requestToken } from './requestToken';
import type { SnippetUi } from './snippetUi';

export interface SnippetRequest extends RequestChoice {
  readonly dialect: DialectFacts;
  /** `tv…` before the cursors is replaced. */
  readonly typed: boolean;
}

/** Writes the request to the editor, the clipboard or a terminal. Rejects with a `UserFacingError`. */
export function outputSnippet(
  ui: SnippetUi,
  catalog: Catalog,
  target: InsertTarget,
  request: SnippetRequest,
): Promise<void> {
  return request.to === 'terminal' ? runInTerminal(ui, catalog, request) : write(ui, catalog, target, request);
}

async function write(ui: SnippetUi, catalog: Catalog, target: InsertTarget, request: SnippetRequest): Promise<void> {
  const { operation, dialect } = request;
  const retry = () => ui.runReporting(() => write(ui, catalog, target, request));
  const carried = await requestToken(ui, operation, request.token, retry);
  if (!carried) return;
  const account = await chooseAccount(ui, request);
  if (account === 'canceled') return;
  await ui.lookup.confirmContracts(operation);
  const rendered = renderSnippet(
    ui.writeRequest,
    { ...request, account },
    { ...contextOf(ui, catalog), ...carried, language: target.language },
  );
  if (request.to === 'editor') return insert(target, rendered, request.typed);
  await vscode.env.clipboard.writeText(rendered.plain);
  showDone(t('{0} for {1} copied', dialect.label, operation.path));
}

/** The text never holds the token: a shell keeps its history. What is blocked on LIVE isn't typed either. */
async function runInTerminal(ui: SnippetUi, catalog: Catalog, request: SnippetRequest): Promise<void> {
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
  const opened = await ui.terminals.ready(() => ui.runReporting(() => runInTerminal(ui, catalog, request)));
  if (!opened) return;
  throwIfReadOnly(opened.baseUrl);
  const runs = shellRuns(dialect.id, { ...facts, detected: await ui.terminals.shellOf(opened.terminal) });
  if (runs === 'no') throw wrongShell(dialect);
  const token: TokenSource = { kind: 'reference', variable: ui.settings.snippetVariable };
  const account = await chooseAccount(ui, request);
  if (account === 'canceled') return;
  // In a terminal the user reads the response; nothing else depends on the exit code.
  const content = { ...request, account, requestOnly: true };
  const { plain } = renderSnippet(ui.writeRequest, content, {
    ...contextOf(ui, catalog),
    ...{ baseUrl: opened.baseUrl, token, inTerminal: true },
  });
  // The user presses Enter where a request modifies data or costs a sign-in, and in a shell that nobody knows.
  const execute = isSafeToRepeat(operation) && (runs === 'yes' || !facts.elsewhere);
  await ui.terminals.type(opened.terminal, forTerminal(dialect.id, plain), execute);
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
