import type { CommandId } from '../core/manifest';

/** The commands that the requests part runs; recipes, streams and run have their own, the session part all others. */
export const requestCommandIds = [
  'tradovate.insertSnippet',
  'tradovate.flipSnippetToken',
  'tradovate.tryRequest',
  'tradovate.openTerminal',
] as const satisfies readonly CommandId[];

/** The commands that the recipes part runs. */
export const recipeCommandIds = ['tradovate.insertRecipe'] as const satisfies readonly CommandId[];

/** The commands that the streams part runs. */
export const streamCommandIds = ['tradovate.openStream'] as const satisfies readonly CommandId[];

/** The commands that the run part runs. */
export const runCommandIds = ['tradovate.runFile'] as const satisfies readonly CommandId[];

/** The commands that the safeguards part runs. */
export const safeguardCommandIds = [
  'tradovate.hideSecrets',
  'tradovate.showSecrets',
  'tradovate.makeLiveReadOnly',
  'tradovate.allowLiveChanges',
  'tradovate.showLiveRequests',
  'tradovate.saveLiveRequests',
] as const satisfies readonly CommandId[];

export type RequestCommandId = (typeof requestCommandIds)[number];
export type RecipeCommandId = (typeof recipeCommandIds)[number];
export type StreamCommandId = (typeof streamCommandIds)[number];
export type RunCommandId = (typeof runCommandIds)[number];
export type SafeguardCommandId = (typeof safeguardCommandIds)[number];
export type SessionCommandId = Exclude<
  CommandId,
  RequestCommandId | RecipeCommandId | StreamCommandId | RunCommandId | SafeguardCommandId
>;

/** What each command does; a result is dropped, because any extension may call a command. */
export type CommandTable<Id extends CommandId = CommandId> = Readonly<Record<Id, (argument?: unknown) => unknown>>;
