import * as vscode from 'vscode';
import { commands, remedies, SIDEBAR_VIEW } from '../../core/manifest';
import type { PageMessage } from '../../core/sidebar/parseMessage';
import { insertActiveRequest } from './insertActiveRequest';
import { insertBracket } from './insertBracket';
import { insertRecipe } from './insertRecipe';
import { copyResponse, openResponse, saveResponse } from './responseActions';
import { sendActiveRequest } from './sendActiveRequest';
import type { LoadedSidebar, SidebarUi } from './sidebarUi';

/** What each message of the page does. Rejects with a `UserFacingError`. @param onReady a new page listens */
export function messageHandler(ui: SidebarUi, onReady: () => Promise<void>): (message: PageMessage) => Promise<void> {
  return async (message) => {
    switch (message.type) {
      case 'ready':
        return onReady();
      case 'token':
        return message.action === 'captchaSolved' ? endCaptchaBlock(ui) : run(commands[message.action].id);
      case 'command':
        await run(commands[message.command].id);
        // A prompt returns the focus to the editor, even if it was opened from the sidebar.
        return run(`${SIDEBAR_VIEW}.focus`);
      case 'remedy':
        return applyRemedy(ui, message.remedy);
      case 'try':
        return sendActiveRequest(ui, message.n);
      case 'insertRecipe':
        return insertRecipe(message.recipe);
      case 'insertBracket':
        return insertBracket(ui, message.as);
      case 'insert':
      case 'copy':
        return insertActiveRequest(ui, message.type === 'insert' ? 'editor' : 'clipboard');
      default:
        return updateModel(ui, await ui.loaded(), message);
    }
  };
}

async function run(id: string, ...args: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(id, ...args);
}

type PageRemedy = Extract<PageMessage, { readonly type: 'remedy' }>['remedy'];

async function applyRemedy(ui: SidebarUi, remedy: PageRemedy): Promise<void> {
  if (remedy === 'captcha-solved') return endCaptchaBlock(ui);
  const [id, ...args] = remedies[remedy].command ?? [commands.signInAgain.id];
  return run(id, ...args);
}

type ModelMessage = Exclude<
  PageMessage,
  {
    readonly type:
      | 'ready'
      | 'token'
      | 'command'
      | 'remedy'
      | 'try'
      | 'insertRecipe'
      | 'insertBracket'
      | 'insert'
      | 'copy';
  }
>;

async function updateModel(
  { writeText, snippetUi, reveal }: SidebarUi,
  { model }: LoadedSidebar,
  message: ModelMessage,
): Promise<void> {
  switch (message.type) {
    case 'viewState':
      model.saveViewState({ search: message.search, open: message.open });
      return;
    case 'select':
      model.select(message.operation);
      return model.lookUp(snippetUi.lookup);
    case 'openBracket':
      model.openBracket();
      return model.lookUp(snippetUi.lookup);
    case 'close':
      model.close();
      return;
    case 'favorite':
      return model.setFavorite(message.operation, message.on);
    case 'edit':
      model.edit(message.n, message.field, reveal(message.field, message.text));
      return message.field === 'symbol' ? model.confirmSymbol(snippetUi.lookup, message.text) : undefined;
    case 'editJson':
      model.editJson(message.n, message.text);
      return;
    case 'mode':
      model.change((request) => request.setMode(message.mode));
      return;
    case 'dialect':
      return model.snippet.setDialect(message.dialect);
    case 'tokenKind':
      model.snippet.setToken(message.kind);
      return;
    case 'cancel':
      model.cancel();
      return;
    case 'showResponse':
      model.showResponse(message.id);
      return;
    case 'clearHistory':
      model.clearHistory();
      return;
    case 'openResponse':
      return model.response && openResponse(model.response, snippetUi);
    case 'saveResponse':
      return model.response && saveResponse(model.response, writeText);
    case 'copyResponse':
      return model.response && copyResponse(model.response);
  }
}

async function endCaptchaBlock({ snippetUi }: SidebarUi): Promise<void> {
  await snippetUi.tokenUi.sessionManager.endCaptchaBlock();
  await run(commands.getToken.id);
}
