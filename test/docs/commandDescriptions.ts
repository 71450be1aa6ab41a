import type { commands } from '../../src/core/manifest';

/** What README says of each command, in the order of the manifest. `undefined`: only for key bindings and links. */
export const commandDescriptions: Readonly<Record<keyof typeof commands, string | undefined>> = {
  getToken: 'Uses the valid token, renews it, or signs in. Never opens a second session unasked',
  renewToken: 'Extends the session now',
  signInAgain: 'Opens a new session. A third session closes the oldest one',
  forgetToken: 'Deletes the token and keeps the credentials',
  copyToken: 'Copies to the clipboard. Gets a token first if none is valid',
  copyAuthorizationHeader: 'The same as a header',
  insertSnippet: 'Inserts a request at the cursor, each required value a tab stop',
  insertRecipe: 'Inserts a small program that does one job, such as placing a bracket order',
  tryRequest: 'Sends an operation and shows the response in the sidebar',
  openStream: 'Shows the account, quotes, depth or a chart live, and every message',
  flipSnippetToken: undefined,
  refreshTokenHere: 'Replaces your outdated tokens in the open file',
  openTerminal: 'Opens a terminal that has the current token in its environment',
  runFile: 'Saves the file and runs it in a terminal with the token in its environment',
  addProfile: 'A profile is an environment and a way to sign in',
  editProfile: 'Changes the credentials, one field at a time',
  switchProfile: 'Chooses the profile that this workspace uses',
  removeProfile: 'Removes a profile with its credentials and token, after confirmation',
  importCredentials: 'Imports from the clipboard, a file or the open editor, and offers to clean it up',
  useExistingToken: 'Uses a token that was issued elsewhere, and renews it until its session ends',
  checkSetup: "Shows what works and what doesn't, with a next step for each problem",
  showMenu: 'The menu of the status bar item',
  showLog: 'Requests by path and status, with secrets masked',
  removeAllData: 'Removes all profiles, credentials and tokens, after confirmation',
};
