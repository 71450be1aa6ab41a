import * as vscode from 'vscode';
import { UserFacingError } from '../../core/platform/errors';
import { isSafeToRepeat } from '../../core/operations/isMutating';
import type { Dialect } from '../../core/snippets/dialect';
import type { Rendered } from '../../core/snippets/render';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';
import type { Choice } from './chooseRequest';
import type { SnippetUi } from './snippetUi';
import { insert, type InsertTarget } from './insertTarget';
import type { Requests } from './requestsFeature';
import { requestToken } from './requestToken';
import { t } from '../../core/platform/text';

export interface SnippetRequest extends Choice {
  readonly dialect: Dialect;
  /** `tv…` before the cursors gives way. */
  readonly typed: boolean;
}

/** A request as decided → text where it is wanted. Rejects with a `Failure`. */
export function outputSnippet(
  ui: SnippetUi,
  requests: Requests,
  place: InsertTarget,
  decided: SnippetRequest,
): Promise<void> {
  return decided.to === 'terminal' ? runInTerminal(ui, requests, decided) : write(ui, requests, place, decided);
}

async function write(ui: SnippetUi, requests: Requests, place: InsertTarget, choice: SnippetRequest): Promise<void> {
  const { operation, dialect } = choice;
  const again = () => ui.runReporting(() => write(ui, requests, place, choice));
  const made = await requestToken(ui, requests, operation, choice.token, again);
  if (!made) return;
  const rendered = renderAs(requests, choice, made.baseUrl, made.token, languageIn(place, dialect));
  if (choice.to === 'editor') return insert(place, rendered, choice.typed);
  await vscode.env.clipboard.writeText(rendered.plain);
  vscode.window.setStatusBarMessage(`$(check) ${dialect.label} for ${operation.path} copied`, 5000);
}

/** The text never holds the token: a shell keeps what was run. */
async function runInTerminal(ui: SnippetUi, requests: Requests, choice: SnippetRequest): Promise<void> {
  const { operation, dialect } = choice;
  if (!requests.isShellOf(dialect.id, vscode.env.shell)) {
    throw new UserFacingError(
      'protocol',
      t(
        'The shell of your terminals does not run {0}. Choose another shell with “Terminal: Select Default Profile”, or another language with the button of Insert Snippet.',
        dialect.label,
      ),
    );
  }
  const opened = await ui.terminals.ready(() => ui.runReporting(() => runInTerminal(ui, requests, choice)));
  if (!opened) return;
  const token: TokenSource = { kind: 'reference', variable: ui.settings.snippetVariable };
  const { plain } = renderAs(requests, choice, opened.baseUrl, token);
  // What changes something, or costs a sign-in, waits for a person's own Enter.
  await ui.terminals.type(opened.terminal, requests.forTerminal(dialect.id, plain), isSafeToRepeat(operation));
}

function renderAs(
  requests: Requests,
  { operation, dialect, optional, values, body }: SnippetRequest,
  baseUrl: string,
  token: TokenSource,
  language: { language?: string } = {},
): Rendered {
  const request = requests.buildRequest(operation, {
    baseUrl,
    schemas: requests.withMarketData(requests.catalogue).schemas,
    optional,
    known: requests.known.valuesFor(operation),
    ...(values ? { values } : {}),
    ...(body ? { body } : {}),
  });
  if (!requests.carries(dialect, request)) {
    throw new UserFacingError(
      'protocol',
      t(
        '{0} cannot carry {1}. Choose another language with the button of Insert Snippet.',
        dialect.label,
        operation.path,
      ),
    );
  }
  return requests.render(request, { dialect, token, ...language });
}

function languageIn(place: InsertTarget, dialect: Dialect): { language?: string } {
  return place.language !== undefined && dialect.languages.includes(place.language) ? { language: place.language } : {};
}
