import type { Remedy } from './platform/errors';
import { t, type Text } from './platform/text';

/** Every public id of the extension and what it is called. A test compares this file with package.json. */

export interface Command {
  readonly id: string;
  /** As the command palette, menus and the sidebar call it. */
  readonly title: Text;
  /** Name of a codicon. */
  readonly icon?: string;
}

/** By the last part of the id. */
export const commands = {
  getToken: { id: 'tradovate.getToken', title: t('Get Token'), icon: 'key' },
  renewToken: { id: 'tradovate.renewToken', title: t('Renew Token'), icon: 'sync' },
  signInAgain: { id: 'tradovate.signInAgain', title: t('Sign In Again'), icon: 'sign-in' },
  forgetToken: { id: 'tradovate.forgetToken', title: t('Forget Token'), icon: 'trash' },
  copyToken: { id: 'tradovate.copyToken', title: t('Copy Token'), icon: 'copy' },
  copyAuthorizationHeader: {
    id: 'tradovate.copyAuthorizationHeader',
    title: t('Copy Authorization Header'),
    icon: 'copy',
  },
  insertSnippet: { id: 'tradovate.insertSnippet', title: t('Insert Snippet…'), icon: 'code' },
  insertRecipe: { id: 'tradovate.insertRecipe', title: t('Insert Recipe…'), icon: 'file-code' },
  tryRequest: { id: 'tradovate.tryRequest', title: t('Try Request…'), icon: 'play' },
  openStream: { id: 'tradovate.openStream', title: t('Open Live Stream…'), icon: 'pulse' },
  flipSnippetToken: { id: 'tradovate.flipSnippetToken', title: t('Toggle Token/Variable in Operation Picker') },
  refreshTokenHere: { id: 'tradovate.refreshTokenHere', title: t('Refresh Token Here') },
  openTerminal: { id: 'tradovate.openTerminal', title: t('Open Terminal with Token'), icon: 'terminal' },
  addProfile: { id: 'tradovate.addProfile', title: t('Add Profile…'), icon: 'add' },
  editProfile: { id: 'tradovate.editProfile', title: t('Edit Profile…'), icon: 'edit' },
  switchProfile: { id: 'tradovate.switchProfile', title: t('Switch Profile…'), icon: 'arrow-swap' },
  removeProfile: { id: 'tradovate.removeProfile', title: t('Remove Profile…'), icon: 'remove' },
  importCredentials: {
    id: 'tradovate.importCredentials',
    title: t('Import Credentials…'),
    icon: 'cloud-download',
  },
  useExistingToken: { id: 'tradovate.useExistingToken', title: t('Use Existing Token…'), icon: 'lock' },
  checkSetup: { id: 'tradovate.checkSetup', title: t('Check Setup'), icon: 'checklist' },
  showMenu: { id: 'tradovate.showMenu', title: t('Show Menu') },
  showLog: { id: 'tradovate.showLog', title: t('Show Log'), icon: 'output' },
  removeAllData: { id: 'tradovate.removeAllData', title: t('Remove All Data…'), icon: 'clear-all' },
} as const satisfies Readonly<Record<string, Command>>;

/** Settings, without the prefix `tradovate.`. */
export const settingKeys = [
  'environments',
  'renewal.automatic',
  'renewal.leadMinutes',
  'request.timeoutSeconds',
  'statusBar.visibility',
  'live.readOnly',
  'operations.audience',
  'sharing',
  'clipboard.clearAfterSeconds',
  'snippets.token',
  'snippets.variable',
] as const;

export const contextKeys = {
  hasProfile: 'tradovate.hasProfile',
  hasToken: 'tradovate.hasToken',
  hasInserted: 'tradovate.hasInserted',
  hasTried: 'tradovate.hasTried',
  pickingOperation: 'tradovate.pickingOperation',
} as const;

export const EXTENSION_ID = 'tradovate-community.tradovate-token';
export const STATUS_BAR_ITEM = 'tradovate.token';
export const SIDEBAR_VIEW = 'tradovate.sidebar';

/** The button of each remedy. Without a command, it repeats or changes the intent that failed. */
export const remedies: Readonly<
  Record<Remedy, { readonly title: Text; readonly command?: readonly [id: string, ...args: readonly unknown[]] }>
> = {
  'add-profile': { title: t('Add Profile'), command: [commands.addProfile.id] },
  'edit-profile': { title: t('Edit Profile'), command: [commands.editProfile.id] },
  'get-token': { title: t('Get Token'), command: [commands.getToken.id] },
  'sign-in-again': { title: t('Sign In Again') },
  'use-existing-token': { title: t('Use Existing Token'), command: [commands.useExistingToken.id] },
  'try-again': { title: t('Try Again') },
  'reload-window': { title: t('Reload Window'), command: ['workbench.action.reloadWindow'] },
  'captcha-solved': { title: t('I Solved the CAPTCHA') },
  'open-settings': { title: t('Open Settings'), command: ['workbench.action.openSettings', 'tradovate'] },
  'show-log': { title: t('Show Log'), command: [commands.showLog.id] },
};
