import * as vscode from 'vscode';
import { isCancelled } from '../../core/failure';
import type { Memory } from '../../core/ports';
import type { Token } from '../../core/snippets/token';
import type { Terminals } from '../terminal';
import type { TokenUi } from '../token/commands';
import { Picking } from './chooseRequest';
import { offerWhileTyping } from './completion';
import { insertSnippet } from './insertSnippet';
import { watchTokens } from './lens';
import { refreshTokenHere } from './refreshToken';
import type { Requests } from './requests';
import type { SeenTokens } from './seen';
import { wantedOf } from './wanted';

export interface SnippetDeps {
  readonly tokenUi: TokenUi;
  readonly requests: () => Promise<Requests>;
  readonly memory: Memory;
  readonly settings: { readonly snippetToken: Token['kind']; readonly snippetVariable: string };
  readonly terminals: Terminals;
  readonly seen: SeenTokens;
}

export interface SnippetUi extends SnippetDeps {
  /** Tells what goes wrong. */
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

/** What is offered in editors by itself: requests while typing, and what is known of a token in a text. */
export function watchEditors(deps: SnippetDeps): vscode.Disposable {
  return vscode.Disposable.from(offerWhileTyping(deps), watchTokens(deps.seen));
}

export function snippetCommands(deps: SnippetDeps): Readonly<Record<string, (argument?: unknown) => unknown>> {
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!isCancelled(error)) void deps.tokenUi.teller.tell(error);
    }
  };
  const ui: SnippetUi = { ...deps, attempt };
  const picking = new Picking();
  const openTerminal = async (): Promise<void> => {
    (await ui.terminals.open(() => attempt(openTerminal)))?.terminal.show();
  };
  return {
    'tradovate.insertSnippet': (argument) => attempt(() => insertSnippet(ui, wantedOf(argument), picking)),
    'tradovate.flipSnippetToken': () => picking.flip(),
    'tradovate.refreshTokenHere': (argument) => attempt(() => refreshTokenHere(ui, argument)),
    'tradovate.openTerminal': () => attempt(openTerminal),
  };
}
