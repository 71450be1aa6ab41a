import type { Catalog } from '../../core/operations/catalog';
import { spokenDuration } from '../../core/platform/durations';
import { UserFacingError } from '../../core/platform/errors';
import { t, type Text } from '../../core/platform/text';
import type { DialectFacts } from '../../core/snippets/dialectFacts';
import { isAvailable } from '../../core/snippets/availableDialects';
import { showDone } from '../messages';
import { chooseAccount } from './chooseAccount';
import type { RequestChoice } from './chooseRequest';
import { copyCode } from './copyCode';
import { insert, type InsertTarget } from './insertTarget';
import { contextOf, renderSnippet } from './renderSnippet';
import { requestToken } from './requestToken';
import { runInTerminal } from './runInTerminal';
import type { SnippetUi } from './snippetUi';

export interface SnippetRequest extends RequestChoice {
  readonly dialect: DialectFacts;
  /** `tv…` before the cursors is replaced. */
  readonly typed: boolean;
}

/** Writes the request to the editor, the clipboard or a terminal. Rejects with a `UserFacingError`. */
export async function outputSnippet(
  ui: SnippetUi,
  catalog: Catalog,
  target: InsertTarget,
  request: SnippetRequest,
): Promise<void> {
  const { operation, dialect, to } = request;
  // Known before a token is needed, which may take a sign-in.
  if (!isAvailable(dialect, request)) {
    throw new UserFacingError(
      'unsupported',
      t("'{0}' isn't available as {1}. Select another language.", operation.path, dialect.label),
    );
  }
  await (to === 'terminal' ? runInTerminal(ui, catalog, request) : write(ui, catalog, target, request));
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
    { ...contextOf(ui, catalog), ...carried, language: target.language, inNotebook: target.inNotebook },
  );
  if (request.to === 'editor') return insert(target, rendered, request.typed);
  const limitMs = await copyCode(ui.tokenUi, rendered.plain, carried.token);
  showDone(copied(dialect.label, operation.path, limitMs));
}

function copied(language: string, path: string, limitMs: number): Text {
  return limitMs === 0
    ? t('{0} for {1} copied', language, path)
    : t('{0} for {1} copied. The clipboard is cleared in {2}.', language, path, spokenDuration(limitMs));
}
