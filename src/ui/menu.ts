import * as vscode from 'vscode';
import { localize } from './localize';
import { describe, statusOf } from '../core/session/statusText';
import type { StatusBarSource } from './statusBar';

interface Choice extends vscode.QuickPickItem {
  readonly command?: string;
}

/** What a click on the status bar opens: the session in words, and what can be done now, the likeliest first. */
export async function showMenu(source: StatusBarSource): Promise<void> {
  const { state } = source;
  const now = source.now();
  const title = state.profile ? `Tradovate: ${state.profile.label}` : 'Tradovate';
  const placeHolder = state.profile
    ? describe(state, now).map(localize).join(' · ')
    : 'No profile yet: add one, or import your credentials';
  const chosen = await vscode.window.showQuickPick(choices(source), { title, placeHolder });
  if (chosen?.command !== undefined) await vscode.commands.executeCommand(chosen.command);
}

function choices(source: StatusBarSource): Choice[] {
  const { state } = source;
  if (!state.profile) {
    return [
      { label: '$(add) Add Profile…', command: 'tradovate.addProfile' },
      { label: '$(cloud-download) Import Credentials…', command: 'tradovate.importCredentials' },
      { label: '$(output) Show Log', command: 'tradovate.showLog' },
    ];
  }
  const alive = state.session.kind === 'alive' && statusOf(state, source.now()).tone !== 'error';
  const token: Choice[] = alive
    ? [
        { label: '$(code) Insert Snippet…', command: 'tradovate.insertSnippet' },
        { label: '$(copy) Copy Token', command: 'tradovate.copyToken' },
        { label: '$(copy) Copy Authorization Header', command: 'tradovate.copyAuthorizationHeader' },
        { label: '$(terminal) Open Terminal with Token', command: 'tradovate.openTerminal' },
        { label: '$(sync) Renew Token', command: 'tradovate.renewToken' },
        { label: '$(trash) Forget Token', command: 'tradovate.forgetToken' },
      ]
    : [
        { label: '$(key) Get Token', command: 'tradovate.getToken' },
        { label: '$(code) Insert Snippet…', command: 'tradovate.insertSnippet' },
      ];
  return [
    ...token,
    { label: 'Profiles', kind: vscode.QuickPickItemKind.Separator },
    { label: '$(arrow-swap) Switch Profile…', command: 'tradovate.switchProfile' },
    { label: '$(edit) Edit Profile…', command: 'tradovate.editProfile' },
    { label: '$(add) Add Profile…', command: 'tradovate.addProfile' },
    { label: '$(cloud-download) Import Credentials…', command: 'tradovate.importCredentials' },
    { label: '$(remove) Remove Profile…', command: 'tradovate.removeProfile' },
    { label: 'More', kind: vscode.QuickPickItemKind.Separator },
    { label: '$(output) Show Log', command: 'tradovate.showLog' },
    { label: '$(clear-all) Remove All Data…', command: 'tradovate.removeAllData' },
  ];
}
