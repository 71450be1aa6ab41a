import * as vscode from 'vscode';
import type { AnswerRemedy, PageMessage, PageCommand, TokenAction } from '../../core/sidebar/messages';
import { copyAnswer, openAnswer, saveAnswer } from './responseActions';
import { insertActiveRequest } from './insertActiveRequest';
import type { Loaded, SidebarUi } from './sidebarUi';
import { sendActiveRequest } from './tryRequest';
import { VIEW } from './sidebarView';

const tokenCommands: Readonly<Record<Exclude<TokenAction, 'captchaSolved'>, string>> = {
  get: 'tradovate.getToken',
  renew: 'tradovate.renewToken',
  copy: 'tradovate.copyToken',
  copyHeader: 'tradovate.copyAuthorizationHeader',
  forget: 'tradovate.forgetToken',
  signInAgain: 'tradovate.signInAgain',
};

const commands: Readonly<Record<PageCommand, readonly [string, ...unknown[]]>> = {
  addProfile: ['tradovate.addProfile'],
  importCredentials: ['tradovate.importCredentials'],
  switchProfile: ['tradovate.switchProfile'],
  editProfile: ['tradovate.editProfile'],
  openTerminal: ['tradovate.openTerminal'],
  openSettings: ['workbench.action.openSettings', 'tradovate'],
  showLog: ['tradovate.showLog'],
  reloadWindow: ['workbench.action.reloadWindow'],
};

/** Those that ask in prompts, and are over when the last one is closed. */
const asking: ReadonlySet<PageCommand> = new Set(['addProfile', 'importCredentials', 'switchProfile', 'editProfile']);

const remedies: Readonly<Record<Exclude<AnswerRemedy, 'tryAgain'>, readonly [string, ...unknown[]]>> = {
  getToken: ['tradovate.getToken'],
  signInAgain: ['tradovate.signInAgain'],
  editProfile: ['tradovate.editProfile'],
  openSettings: commands.openSettings,
};

/** What each intent of the page does. Rejects with a `Failure`. */
export function intentActions(ui: SidebarUi, onReady: () => Promise<void>): (intent: PageMessage) => Promise<void> {
  const run = async ([command, ...args]: readonly [string, ...unknown[]]): Promise<void> => {
    await vscode.commands.executeCommand(command, ...args);
  };
  return async (intent) => {
    switch (intent.type) {
      case 'ready':
        return onReady();
      case 'token':
        return intent.action === 'captchaSolved' ? captchaSolved(ui) : run([tokenCommands[intent.action]]);
      case 'command':
        await run(commands[intent.command]);
        // A prompt gives the keyboard back to the editor, whoever asked for it.
        return asking.has(intent.command) ? run([`${VIEW}.focus`]) : undefined;
      case 'remedy':
        return intent.remedy === 'tryAgain' ? sendActiveRequest(ui) : run(remedies[intent.remedy]);
      case 'try':
        return sendActiveRequest(ui);
      case 'insert':
      case 'copy':
        return insertActiveRequest(ui, intent.type === 'insert' ? 'editor' : 'clipboard');
      default:
        return atDesk(ui, await ui.loaded(), intent);
    }
  };
}

type DeskIntent = Exclude<
  PageMessage,
  { readonly type: 'ready' | 'token' | 'command' | 'remedy' | 'try' | 'insert' | 'copy' }
>;

async function atDesk({ writeText }: SidebarUi, { desk }: Loaded, intent: DeskIntent): Promise<void> {
  switch (intent.type) {
    case 'look':
      desk.saveViewState({ search: intent.search, open: intent.open });
      return;
    case 'select':
      desk.select(intent.operation);
      return;
    case 'close':
      desk.close();
      return;
    case 'favorite':
      return desk.setFavorite(intent.operation, intent.on);
    case 'edit':
      desk.change((hand) => hand.edit(intent.n, intent.field, intent.text));
      return;
    case 'editJson':
      desk.change((hand) => hand.editJson(intent.n, intent.text));
      return;
    case 'mode':
      desk.change((hand) => hand.setMode(intent.mode));
      return;
    case 'dialect':
      return desk.setDialect(intent.dialect);
    case 'tokenKind':
      desk.setToken(intent.kind);
      return;
    case 'cancel':
      desk.cancel();
      return;
    case 'showAnswer':
      desk.showResponse(intent.id);
      return;
    case 'clearHistory':
      desk.clearHistory();
      return;
    case 'openAnswer':
      return desk.response && openAnswer(desk.response);
    case 'saveAnswer':
      return desk.response && saveAnswer(desk.response, writeText);
    case 'copyAnswer':
      return desk.response && copyAnswer(desk.response);
  }
}

async function captchaSolved({ snippetUi }: SidebarUi): Promise<void> {
  await snippetUi.tokenUi.sessionManager.endCaptchaBlock();
  await vscode.commands.executeCommand('tradovate.getToken');
}
