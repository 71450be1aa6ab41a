import * as vscode from 'vscode';
import { commands, remedies, SIDEBAR_VIEW } from '../../core/manifest';
import type { AnswerRemedy, PageCommand, PageMessage, TokenAction } from '../../core/sidebar/messages';
import { insertActiveRequest } from './insertActiveRequest';
import { copyResponse, openResponse, saveResponse } from './responseActions';
import { sendActiveRequest } from './sendActiveRequest';
import type { LoadedSidebar, SidebarUi } from './sidebarUi';

type CommandCall = readonly [id: string, ...args: readonly unknown[]];

const openSettings: CommandCall = ['workbench.action.openSettings', 'tradovate'];

const tokenCommands: Readonly<Record<Exclude<TokenAction, 'captchaSolved'>, CommandCall>> = {
  get: [commands.getToken.id],
  renew: [commands.renewToken.id],
  copy: [commands.copyToken.id],
  copyHeader: [commands.copyAuthorizationHeader.id],
  forget: [commands.forgetToken.id],
  signInAgain: [commands.signInAgain.id],
};

const pageCommands: Readonly<Record<PageCommand, CommandCall>> = {
  addProfile: [commands.addProfile.id],
  importCredentials: [commands.importCredentials.id],
  switchProfile: [commands.switchProfile.id],
  editProfile: [commands.editProfile.id],
  openTerminal: [commands.openTerminal.id],
  openSettings,
  showLog: [commands.showLog.id],
  reloadWindow: remedies['reload-window'].command ?? ['workbench.action.reloadWindow'],
};

/** These commands ask in prompts, and end when the last prompt is closed. */
const promptingCommands: ReadonlySet<PageCommand> = new Set([
  'addProfile',
  'importCredentials',
  'switchProfile',
  'editProfile',
]);

const remedyCommands: Readonly<Record<Exclude<AnswerRemedy, 'tryAgain'>, CommandCall>> = {
  getToken: [commands.getToken.id],
  signInAgain: [commands.signInAgain.id],
  editProfile: [commands.editProfile.id],
  openSettings,
};

/** What each message of the page does. Rejects with a `UserFacingError`. @param onReady a new page listens */
export function messageHandler(ui: SidebarUi, onReady: () => Promise<void>): (message: PageMessage) => Promise<void> {
  return async (message) => {
    switch (message.type) {
      case 'ready':
        return onReady();
      case 'token':
        return message.action === 'captchaSolved' ? endCaptchaBlock(ui) : run(tokenCommands[message.action]);
      case 'command':
        await run(pageCommands[message.command]);
        // A prompt returns the focus to the editor, even if it was opened from the sidebar.
        return promptingCommands.has(message.command) ? run([`${SIDEBAR_VIEW}.focus`]) : undefined;
      case 'remedy':
        return message.remedy === 'tryAgain' ? sendActiveRequest(ui) : run(remedyCommands[message.remedy]);
      case 'try':
        return sendActiveRequest(ui);
      case 'insert':
      case 'copy':
        return insertActiveRequest(ui, message.type === 'insert' ? 'editor' : 'clipboard');
      default:
        return updateModel(ui, await ui.loaded(), message);
    }
  };
}

async function run([id, ...args]: CommandCall): Promise<void> {
  await vscode.commands.executeCommand(id, ...args);
}

type ModelMessage = Exclude<
  PageMessage,
  { readonly type: 'ready' | 'token' | 'command' | 'remedy' | 'try' | 'insert' | 'copy' }
>;

async function updateModel({ writeText }: SidebarUi, { model }: LoadedSidebar, message: ModelMessage): Promise<void> {
  switch (message.type) {
    case 'look':
      model.saveViewState({ search: message.search, open: message.open });
      return;
    case 'select':
      model.select(message.operation);
      return;
    case 'close':
      model.close();
      return;
    case 'favorite':
      return model.setFavorite(message.operation, message.on);
    case 'edit':
      model.change((request) => request.edit(message.n, message.field, message.text));
      return;
    case 'editJson':
      model.change((request) => request.editJson(message.n, message.text));
      return;
    case 'mode':
      model.change((request) => request.setMode(message.mode));
      return;
    case 'dialect':
      return model.setDialect(message.dialect);
    case 'tokenKind':
      model.setToken(message.kind);
      return;
    case 'cancel':
      model.cancel();
      return;
    case 'showAnswer':
      model.showResponse(message.id);
      return;
    case 'clearHistory':
      model.clearHistory();
      return;
    case 'openAnswer':
      return model.response && openResponse(model.response);
    case 'saveAnswer':
      return model.response && saveResponse(model.response, writeText);
    case 'copyAnswer':
      return model.response && copyResponse(model.response);
  }
}

async function endCaptchaBlock({ snippetUi }: SidebarUi): Promise<void> {
  await snippetUi.tokenUi.sessionManager.endCaptchaBlock();
  await run(tokenCommands.get);
}
