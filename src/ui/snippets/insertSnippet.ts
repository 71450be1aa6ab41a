import * as vscode from 'vscode';
import { Failure } from '../../core/failure';
import type { Dialect } from '../../core/snippets/dialect';
import type { Rendered } from '../../core/snippets/render';
import type { Token } from '../../core/snippets/token';
import { chooseRequest, type Choice, type Picking } from './chooseRequest';
import type { SnippetUi } from './commands';
import { askDialect, preferredDialect } from './dialectChoice';
import { insert, placeOf, type Place } from './place';
import { remember } from './recent';
import type { Requests } from './requests';
import { requestToken } from './requestToken';
import { dialectOf, operationOf, type Wanted } from './wanted';

type Decided = Choice & { readonly dialect: Dialect };

/** From a wish to a request at the cursor, in the clipboard or in a terminal. Rejects with a `Failure`. */
export async function insertSnippet(ui: SnippetUi, wanted: Wanted, picking: Picking): Promise<void> {
  // Taken first: with a list open there may be no active editor.
  const editor = vscode.window.activeTextEditor;
  const requests = await ui.requests();
  const place = placeOf(editor, requests);
  const choice = await choose(ui, requests, place, wanted, picking);
  if (!choice) return;
  const dialect = choice.dialect ?? (await askDialect(requests, ui.memory, place.language));
  if (!dialect) return;
  const decided = { ...choice, dialect };
  if (decided.to === 'terminal') await runInTerminal(ui, requests, decided);
  else await write(ui, requests, place, decided, wanted.typed ?? false);
}

async function choose(
  ui: SnippetUi,
  requests: Requests,
  place: Place,
  wanted: Wanted,
  picking: Picking,
): Promise<Choice | undefined> {
  const token = wanted.token ?? ui.settings.snippetToken;
  const dialect =
    wanted.dialect === undefined
      ? preferredDialect(requests, ui.memory, place.language, place.dialect)
      : dialectOf(requests, wanted.dialect);
  if (wanted.operation === undefined) {
    return chooseRequest(ui, requests, { dialect, token, language: place.language }, picking);
  }
  const operation = operationOf(requests, wanted.operation);
  if (wanted.typed) await remember(ui.memory, operation.id);
  return { operation, dialect, token, optional: [], to: 'editor' };
}

async function write(ui: SnippetUi, requests: Requests, place: Place, choice: Decided, typed: boolean): Promise<void> {
  const { operation, dialect } = choice;
  const again = () => ui.attempt(() => write(ui, requests, place, choice, typed));
  const made = await requestToken(ui, operation, choice.token, again);
  if (!made) return;
  const rendered = renderAs(requests, choice, made.baseUrl, made.token, languageIn(place, dialect));
  if (choice.to === 'editor') return insert(place, rendered, typed);
  await vscode.env.clipboard.writeText(rendered.plain);
  vscode.window.setStatusBarMessage(`$(check) ${dialect.label} for ${operation.path} copied`, 5000);
}

/** The text never holds the token: a shell keeps what was run. */
async function runInTerminal(ui: SnippetUi, requests: Requests, choice: Decided): Promise<void> {
  const { operation, dialect } = choice;
  if (!requests.isShellOf(dialect.id, vscode.env.shell)) {
    throw new Failure(
      'protocol',
      `The shell of your terminals does not run ${dialect.label}. Choose another shell with “Terminal: Select Default Profile”, or another language with the button of Insert Snippet.`,
    );
  }
  const opened = await ui.terminals.ready(() => ui.attempt(() => runInTerminal(ui, requests, choice)));
  if (!opened) return;
  const token: Token = { kind: 'reference', variable: ui.settings.snippetVariable };
  const { plain } = renderAs(requests, choice, opened.baseUrl, token);
  opened.terminal.show();
  // What changes something, or costs a sign-in, waits for a person's own Enter.
  opened.terminal.sendText(requests.forTerminal(dialect.id, plain), operation.kind === 'query');
}

function renderAs(
  requests: Requests,
  { operation, dialect, optional }: Decided,
  baseUrl: string,
  token: Token,
  language: { language?: string } = {},
): Rendered {
  const request = requests.buildRequest(operation, { baseUrl, schemas: requests.catalogue.schemas, optional });
  if (dialect.supports?.(request) === false) {
    throw new Failure(
      'protocol',
      `${dialect.label} cannot carry ${operation.path}. Choose another language with the button of Insert Snippet.`,
    );
  }
  return requests.render(request, { dialect, token, ...language });
}

function languageIn(place: Place, dialect: Dialect): { language?: string } {
  return place.language !== undefined && dialect.languages.includes(place.language) ? { language: place.language } : {};
}
