import * as vscode from 'vscode';
import { commands, type Command } from '../core/manifest';
import { t, type Text } from '../core/platform/text';
import type { SessionView } from '../core/session/sessionView';
import { shownProfileLabel } from '../core/session/shownProfileLabel';
import { describe, statusOf } from '../core/session/statusText';
import { localize } from './localize';

interface MenuItem extends vscode.QuickPickItem {
  readonly command?: string;
  readonly run?: () => Promise<void>;
}

/** What an update brought, until the user opens it. */
export interface MenuNews {
  /** Such as `0.2`; `undefined`: nothing is new. */
  readonly release: string | undefined;
  readonly open: () => Promise<void>;
}

/** What is on. */
export interface Safeguards {
  /** Secrets are hidden on screen. */
  readonly isHidden: boolean;
  /** LIVE is read-only. */
  readonly isReadOnly: boolean;
}

/** What a click on the status bar opens: the session in words, and what can be done now, the likeliest first. */
export async function showMenu(session: SessionView, safeguards: Safeguards, news: MenuNews): Promise<void> {
  const { state } = session;
  const profile = shownProfileLabel(state, safeguards.isHidden);
  const title = profile === undefined ? 'Tradovate' : `Tradovate: ${profile}`;
  const placeHolder = state.profile
    ? describe(state, session.now()).map(localize).join(' · ')
    : localize(
        state.isUnselected
          ? t('Select the profile for this workspace')
          : t('No profile yet. Add one, or import your credentials.'),
      );
  const items = [...menuItems(session, safeguards), ...newsItems(news)];
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder });
  await chosen?.run?.();
  if (chosen?.command !== undefined) await vscode.commands.executeCommand(chosen.command);
}

const ofProfiles = [
  commands.switchProfile,
  commands.editProfile,
  commands.addProfile,
  commands.importCredentials,
  commands.useExistingToken,
  commands.removeProfile,
];

function menuItems(session: SessionView, { isHidden, isReadOnly }: Safeguards): MenuItem[] {
  const { state } = session;
  if (!state.profile)
    return [
      ...(state.isUnselected
        ? ofProfiles
        : [commands.addProfile, commands.importCredentials, commands.useExistingToken]),
      ...[commands.checkSetup, commands.showLog, commands.removeAllData],
    ].map(itemOf);
  // As the palette's `when` says.
  const hasTerminals = vscode.env.uiKind !== vscode.UIKind.Web || vscode.env.remoteName !== undefined;
  const isAlive = state.session.kind === 'alive' && statusOf(state, session.now()).tone !== 'error';
  const ofToken = isAlive
    ? [
        commands.insertSnippet,
        commands.insertRecipe,
        commands.tryRequest,
        commands.openStream,
        ...(hasTerminals && vscode.window.activeTextEditor ? [commands.runFile] : []),
        commands.copyToken,
        commands.copyAuthorizationHeader,
        ...(hasTerminals ? [commands.openTerminal] : []),
        commands.renewToken,
        commands.forgetToken,
      ]
    : [
        ...[commands.getToken, commands.insertSnippet, commands.insertRecipe, commands.openStream],
        ...(state.session.kind === 'none' ? [] : [commands.forgetToken]),
      ];
  return [
    ...ofToken.map(itemOf),
    separator(t('Profiles')),
    ...ofProfiles.map(itemOf),
    separator(t('Screen and LIVE')),
    ...[
      isReadOnly ? commands.allowLiveChanges : commands.makeLiveReadOnly,
      isHidden ? commands.showSecrets : commands.hideSecrets,
      commands.showLiveRequests,
    ].map(itemOf),
    separator(t('More')),
    ...[commands.checkSetup, commands.showLog, commands.removeAllData].map(itemOf),
  ];
}

function newsItems({ release, open }: MenuNews): MenuItem[] {
  return release === undefined ? [] : [{ label: `$(gift) ${localize(t("What's New in {0}", release))}`, run: open }];
}

function itemOf({ id, title, icon }: Command): MenuItem {
  return { label: icon === undefined ? localize(title) : `$(${icon}) ${localize(title)}`, command: id };
}

function separator(label: Text): MenuItem {
  return { label: localize(label), kind: vscode.QuickPickItemKind.Separator };
}
