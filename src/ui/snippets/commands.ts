import * as vscode from 'vscode';
import { Failure, isCancelled } from '../../core/failure';
import type { Operation } from '../../core/operations/catalogue';
import type { Memory } from '../../core/ports';
import { builtInEnvironments } from '../../core/profile/environment';
import { baseUrlFor } from '../../core/session/restHost';
import type { Dialect } from '../../core/snippets/dialect';
import type { Token } from '../../core/snippets/token';
import { obtainToken, type TokenUi } from '../token/commands';
import { insert, placeOf, type Place } from './place';
import { pickOperation } from './pickOperation';
import type { Requests } from './requests';

export interface SnippetUi {
  readonly tokenUi: TokenUi;
  readonly requests: () => Promise<Requests>;
  readonly memory: Memory;
  readonly settings: { readonly snippetToken: Token['kind']; readonly snippetVariable: string };
}

/** What a key binding may say; the rest is asked. */
interface Wanted {
  readonly operation?: string;
  readonly dialect?: string;
  readonly token?: Token['kind'];
}

export function snippetCommands(ui: SnippetUi): Readonly<Record<string, (argument?: unknown) => Promise<void>>> {
  return {
    'tradovate.insertSnippet': async (argument) => {
      try {
        await insertSnippet(ui, wantedOf(argument));
      } catch (error) {
        if (!isCancelled(error)) void ui.tokenUi.teller.tell(error);
      }
    },
  };
}

async function insertSnippet(ui: SnippetUi, wanted: Wanted): Promise<void> {
  // Taken first: with a list open there may be no active editor.
  const editor = vscode.window.activeTextEditor;
  const requests = await ui.requests();
  const place = placeOf(editor, requests);
  let kind = wanted.token ?? ui.settings.snippetToken;
  const operation =
    wanted.operation === undefined
      ? await askOperation(ui, requests, kind, (flipped) => (kind = flipped))
      : operationOf(requests, wanted.operation);
  if (!operation) return;
  const dialect =
    wanted.dialect === undefined
      ? (place.dialect ?? (await askDialect(requests)))
      : dialectOf(requests, wanted.dialect);
  if (!dialect) return;
  const made = await requestToken(ui, operation, kind, () =>
    insertSnippet(ui, { operation: operation.id, dialect: dialect.id, token: kind }),
  );
  if (!made) return;
  const request = requests.buildRequest(operation, { baseUrl: made.baseUrl, schemas: requests.catalogue.schemas });
  await insert(place, requests.render(request, { dialect, token: made.token, ...languageIn(place, dialect) }));
}

/** What the request carries, and where it goes. `undefined`: no token could be had, and the person has been told. */
async function requestToken(
  ui: SnippetUi,
  operation: Operation,
  kind: Token['kind'],
  again: () => unknown,
): Promise<{ token: Token; baseUrl: string } | undefined> {
  const reference: Token = { kind: 'reference', variable: ui.settings.snippetVariable };
  const demo = builtInEnvironments[0];
  const { keeper } = ui.tokenUi;
  if (operation.auth === 'none' || kind === 'reference') {
    const environment = keeper.state.environment ?? demo;
    // A token that is there already tells the account's own host; none is got for that.
    const held = keeper.state.profile ? await keeper.held().catch(() => undefined) : undefined;
    return (
      environment && {
        token: reference,
        baseUrl: operation.auth === 'none' ? environment.baseUrl : baseUrlFor(environment, held),
      }
    );
  }
  const token = await obtainToken(ui.tokenUi, again);
  const environment = keeper.state.environment;
  return (
    token &&
    environment && { token: { kind: 'literal', value: token.accessToken }, baseUrl: baseUrlFor(environment, token) }
  );
}

const FLIP: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('key'),
  tooltip: 'Token itself or environment variable',
};

function askOperation(
  ui: SnippetUi,
  requests: Requests,
  kind: Token['kind'],
  onFlip: (kind: Token['kind']) => void,
): Promise<Operation | undefined> {
  let current = kind;
  const title = () =>
    `Tradovate: Insert Snippet, ${current === 'literal' ? 'with the token itself' : `with $${ui.settings.snippetVariable}`}`;
  return pickOperation(requests, ui.memory, {
    title: title(),
    buttons: [FLIP],
    onButton: () => {
      current = current === 'literal' ? 'reference' : 'literal';
      onFlip(current);
      return title();
    },
  });
}

async function askDialect({ dialects }: Requests): Promise<Dialect | undefined> {
  const items = dialects.map((dialect) => ({ label: dialect.label, description: dialect.id, dialect }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Tradovate: Insert Snippet',
    placeHolder: 'Language of the request',
    ignoreFocusOut: true,
  });
  return chosen?.dialect;
}

function languageIn(place: Place, dialect: Dialect): { language?: string } {
  return place.language !== undefined && dialect.languages.includes(place.language) ? { language: place.language } : {};
}

function operationOf({ catalogue }: Requests, id: string): Operation {
  const operation = catalogue.byId.get(id);
  if (operation) return operation;
  throw new Failure(
    'protocol',
    'The key binding names an operation that does not exist. Its id is one that Insert Snippet shows beside the path, such as accountList.',
  );
}

function dialectOf({ dialectById, dialects }: Requests, id: string): Dialect {
  const dialect = dialectById(id);
  if (dialect) return dialect;
  throw new Failure(
    'protocol',
    `The key binding names a language that does not exist. It is one of: ${dialects.map((one) => one.id).join(', ')}.`,
  );
}

/** An argument comes from a key binding or another extension: only what it may say is taken. */
function wantedOf(argument: unknown): Wanted {
  if (typeof argument !== 'object' || argument === null) return {};
  const { operation, dialect, token } = argument as Record<string, unknown>;
  return {
    ...(typeof operation === 'string' ? { operation } : {}),
    ...(typeof dialect === 'string' ? { dialect } : {}),
    ...(token === 'literal' || token === 'reference' ? { token } : {}),
  };
}
