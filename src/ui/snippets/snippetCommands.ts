import * as vscode from 'vscode';
import { OpenPicker } from './chooseRequest';
import { offerWhileTyping } from './completion';
import { insertSnippet } from './insertSnippet';
import { watchTokens } from './tokenCodeLens';
import { refreshTokenHere } from './refreshToken';
import { parseInsertSnippetArgs } from './insertSnippetArgs';
import type { SnippetUi } from './snippetUi';

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
