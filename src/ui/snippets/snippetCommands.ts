import * as vscode from 'vscode';
import type { KeyValueStore } from '../../core/platform/ports';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';
import type { Terminals } from '../terminal';
import type { TokenUi } from '../token/tokenCommands';
import { OpenPicker } from './chooseRequest';
import { offerWhileTyping } from './completion';
import { insertSnippet } from './insertSnippet';
import { watchTokens } from './tokenCodeLens';
import { refreshTokenHere } from './refreshToken';
import type { Requests } from './requestsFeature';
import type { IssuedTokens } from './issuedTokens';
import { parseInsertSnippetArgs } from './insertSnippetArgs';

export interface SnippetUi {
  readonly tokenUi: TokenUi;
  readonly requests: () => Promise<Requests>;
  readonly memory: KeyValueStore;
  readonly settings: { readonly snippetToken: TokenSource['kind']; readonly snippetVariable: string };
  readonly terminals: Terminals;
  readonly seen: IssuedTokens;
  /** Tells what goes wrong. */
  readonly runReporting: (work: () => Promise<unknown>) => Promise<void>;
}

/** What is offered in editors by itself: requests while typing, and what is known of a token in a text. */
export function watchEditors(ui: SnippetUi): vscode.Disposable {
  return vscode.Disposable.from(offerWhileTyping(ui), watchTokens(ui.seen));
}

export function snippetCommands(ui: SnippetUi): Readonly<Record<string, (argument?: unknown) => unknown>> {
  const { runReporting } = ui;
  const picking = new OpenPicker();
  const openTerminal = async (): Promise<void> => {
    (await ui.terminals.open(() => runReporting(openTerminal)))?.terminal.show();
  };
  return {
    'tradovate.insertSnippet': (argument) =>
      runReporting(() => insertSnippet(ui, parseInsertSnippetArgs(argument), picking)),
    'tradovate.flipSnippetToken': () => picking.flip(),
    'tradovate.refreshTokenHere': (argument) => runReporting(() => refreshTokenHere(ui, argument)),
    'tradovate.openTerminal': () => runReporting(openTerminal),
  };
}
