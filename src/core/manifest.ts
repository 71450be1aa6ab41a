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

/** What the status bar offers. The entry bundles these commands, and not the others. */
export const statusBarCommands = {
  getToken: command('getToken', t('Get Token'), 'key'),
  renewToken: command('renewToken', t('Renew Token'), 'sync'),
  copyToken: command('copyToken', t('Copy Token'), 'copy'),
  insertSnippet: command('insertSnippet', t('Insert Snippet…'), 'code'),
  addProfile: command('addProfile', t('Add Profile…'), 'add'),
  importCredentials: command('importCredentials', t('Import Credentials…'), 'cloud-download'),
  switchProfile: command('switchProfile', t('Switch Profile…'), 'arrow-swap'),
  showMenu: command('showMenu', t('Show Menu')),
  hideSecrets: command('hideSecrets', t('Hide Secrets on Screen'), 'eye-closed'),
  showSecrets: command('showSecrets', t('Show Secrets on Screen'), 'eye'),
  makeLiveReadOnly: command('makeLiveReadOnly', t('Make LIVE Read-Only'), 'shield'),
} as const satisfies Readonly<Record<string, Command>>;

/** By the last part of the id. */
export const commands = /* @__PURE__: dropped where it isn't used */ allCommands();

function allCommands() {
  return {
    getToken: statusBarCommands.getToken,
    renewToken: statusBarCommands.renewToken,
    signInAgain: command('signInAgain', t('Sign In Again'), 'sign-in'),
    forgetToken: command('forgetToken', t('Forget Token'), 'trash'),
    copyToken: statusBarCommands.copyToken,
    copyAuthorizationHeader: command('copyAuthorizationHeader', t('Copy Authorization Header'), 'copy'),
    insertSnippet: statusBarCommands.insertSnippet,
    insertRecipe: command('insertRecipe', t('Insert Recipe…'), 'file-code'),
    tryRequest: command('tryRequest', t('Try Request…'), 'play'),
    openStream: command('openStream', t('Open Live Stream…'), 'pulse'),
    flipSnippetToken: command('flipSnippetToken', t('Toggle Token/Variable in Operation Picker')),
    refreshTokenHere: command('refreshTokenHere', t('Refresh Token Here')),
    openTerminal: command('openTerminal', t('Open Terminal with Token'), 'terminal'),
    runFile: command('runFile', t('Run File with Token'), 'play-circle'),
    addProfile: statusBarCommands.addProfile,
    editProfile: command('editProfile', t('Edit Profile…'), 'edit'),
    switchProfile: statusBarCommands.switchProfile,
    removeProfile: command('removeProfile', t('Remove Profile…'), 'remove'),
    importCredentials: statusBarCommands.importCredentials,
    useExistingToken: command('useExistingToken', t('Use Existing Token…'), 'lock'),
    checkSetup: command('checkSetup', t('Check Setup'), 'checklist'),
    findExposedSecrets: command('findExposedSecrets', t('Find Exposed Secrets in Workspace'), 'search'),
    hideSecrets: statusBarCommands.hideSecrets,
    showSecrets: statusBarCommands.showSecrets,
    makeLiveReadOnly: statusBarCommands.makeLiveReadOnly,
    allowLiveChanges: command('allowLiveChanges', t('Allow Changes on LIVE…'), 'unlock'),
    showLiveRequests: command('showLiveRequests', t('Show Requests Sent to LIVE'), 'list-ordered'),
    saveLiveRequests: command('saveLiveRequests', t('Save Requests Sent to LIVE as CSV…'), 'save'),
    showMenu: statusBarCommands.showMenu,
    showLog: command('showLog', t('Show Log'), 'output'),
    removeAllData: command('removeAllData', t('Remove All Data…'), 'clear-all'),
  } as const satisfies Readonly<Record<string, Command>>;
}

/** Of every command. */
export type CommandId = (typeof commands)[keyof typeof commands]['id'];

/** Settings, without the prefix `tradovate.`. */
export const settingKeys = [
  'environments',
  'renewal.automatic',
  'renewal.leadMinutes',
  'request.timeoutSeconds',
  'statusBar.visibility',
  'live.readOnly',
  'live.allowedAccounts',
  'live.maxOrderQuantity',
  'live.allowedSymbols',
  'operations.audience',
  'sharing',
  'secretScanning.enabled',
  'clipboard.clearAfterSeconds',
  'agentTools.access',
  'snippets.token',
  'snippets.variable',
] as const;

/** Tools of language models. */
export const languageModelTools = {
  getStatus: 'tradovate_get_status',
  findOperations: 'tradovate_find_operations',
  writeRequest: 'tradovate_write_request',
  read: 'tradovate_read',
} as const;

export type LanguageModelToolName = (typeof languageModelTools)[keyof typeof languageModelTools];

export const contextKeys = {
  hasProfile: 'tradovate.hasProfile',
  hasToken: 'tradovate.hasToken',
  hasInserted: 'tradovate.hasInserted',
  hasTried: 'tradovate.hasTried',
  presenting: 'tradovate.presenting',
  pickingOperation: 'tradovate.pickingOperation',
} as const;

export const EXTENSION_ID = 'tradovate-community.tradovate-token';
export const STATUS_BAR_ITEM = 'tradovate.token';
export const SIDEBAR_VIEW = 'tradovate.sidebar';

/** The button of each remedy. Without a command, it repeats or changes the intent that failed. */
export const remedies = /* @__PURE__: the entry, which has no remedies, drops them. */ remedyButtons();

interface RemedyButton {
  readonly title: Text;
  readonly command?: readonly [id: string, ...args: readonly unknown[]];
}

function remedyButtons(): Readonly<Record<Remedy, RemedyButton>> {
  return {
    'add-profile': { title: t('Add Profile'), command: [commands.addProfile.id] },
    'edit-profile': { title: t('Edit Profile'), command: [commands.editProfile.id] },
    'switch-profile': { title: t('Switch Profile'), command: [commands.switchProfile.id] },
    'get-token': { title: t('Get Token'), command: [commands.getToken.id] },
    'sign-in-again': { title: t('Sign In Again') },
    'use-existing-token': { title: t('Use Existing Token'), command: [commands.useExistingToken.id] },
    'try-again': { title: t('Try Again') },
    'reload-window': { title: t('Reload Window'), command: ['workbench.action.reloadWindow'] },
    'captcha-solved': { title: t('I Solved the CAPTCHA') },
    'open-settings': { title: t('Open Settings'), command: ['workbench.action.openSettings', 'tradovate'] },
    'show-log': { title: t('Show Log'), command: [commands.showLog.id] },
  };
}

/** @param name the last part of the id */
function command<Name extends string>(name: Name, title: Text, icon?: string) {
  return { id: `tradovate.${name}`, title, ...(icon === undefined ? {} : { icon }) } as const;
}
