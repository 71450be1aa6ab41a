import * as vscode from 'vscode';
import { buildRequest } from '../../core/operations/buildRequest';
import type { Catalog } from '../../core/operations/catalog';
import { isSafeToRepeat } from '../../core/operations/isMutating';
import { withMarketData } from '../../core/operations/marketData';
import { UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import type { Dialect } from '../../core/snippets/dialect';
import { isAvailable } from '../../core/snippets/dialects/index';
import { render, type Rendered } from '../../core/snippets/render';
import { forTerminal, isShellOf } from '../../core/snippets/terminalCommand';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';
import { showDone } from '../messages';
import type { RequestChoice } from './chooseRequest';
import { insert, type InsertTarget } from './insertTarget';
import { requestToken } from './requestToken';
import type { SnippetUi } from './snippetUi';

export interface SnippetRequest extends RequestChoice {
  readonly dialect: Dialect;
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
  const rendered = renderSnippet(ui, catalog, request, carried.baseUrl, carried.token, languageIn(target, dialect));
  if (request.to === 'editor') return insert(target, rendered, request.typed);
  await vscode.env.clipboard.writeText(rendered.plain);
  showDone(t('{0} for {1} copied', dialect.label, operation.path));
}

/** The text never holds the token: a shell keeps its history. */
async function runInTerminal(ui: SnippetUi, catalog: Catalog, request: SnippetRequest): Promise<void> {
  const { operation, dialect } = request;
  if (!isShellOf(dialect.id, vscode.env.shell)) {
    throw new UserFacingError(
      'unsupported',
      t(
        "Your terminal's shell can't run {0}. Choose another shell with 'Terminal: Select Default Profile', or select another language.",
        dialect.label,
      ),
    );
  }
  const opened = await ui.terminals.ready(() => ui.runReporting(() => runInTerminal(ui, catalog, request)));
  if (!opened) return;
  const token: TokenSource = { kind: 'reference', variable: ui.settings.snippetVariable };
  const { plain } = renderSnippet(ui, catalog, request, opened.baseUrl, token);
  // The user presses Enter where a request modifies data or costs a sign-in.
  await ui.terminals.type(opened.terminal, forTerminal(dialect.id, plain), isSafeToRepeat(operation));
}

function renderSnippet(
  { suggestions }: SnippetUi,
  catalog: Catalog,
  { operation, dialect, optional, values, body }: SnippetRequest,
  baseUrl: string,
  token: TokenSource,
  language: { language?: string } = {},
): Rendered {
  const request = buildRequest(operation, {
    baseUrl,
    schemas: withMarketData(catalog).schemas,
    optional,
    suggestions: suggestions.valuesFor(operation),
    ...(values ? { values } : {}),
    ...(body ? { body } : {}),
  });
  if (!isAvailable(dialect, request)) {
    throw new UserFacingError(
      'unsupported',
      t("'{0}' isn't available as {1}. Select another language.", operation.path, dialect.label),
    );
  }
  return render(request, { dialect, token, ...language });
}

function languageIn({ language }: InsertTarget, dialect: Dialect): { language?: string } {
  return language !== undefined && dialect.languages.includes(language) ? { language } : {};
}
