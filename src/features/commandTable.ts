import { commands } from '../core/manifest';

type CommandId = (typeof commands)[keyof typeof commands]['id'];

/** The commands that the requests part runs; recipes, streams and run have their own, the session part all others. */
export const requestCommandIds = [
  commands.insertSnippet.id,
  commands.flipSnippetToken.id,
  commands.tryRequest.id,
  commands.openTerminal.id,
] as const;

/** The commands that the recipes part runs. */
export const recipeCommandIds = [commands.insertRecipe.id] as const;

/** The commands that the streams part runs. */
export const streamCommandIds = [commands.openStream.id] as const;

/** The commands that the run part runs. */
export const runCommandIds = [commands.runFile.id] as const;

export type RequestCommandId = (typeof requestCommandIds)[number];
export type RecipeCommandId = (typeof recipeCommandIds)[number];
export type StreamCommandId = (typeof streamCommandIds)[number];
export type RunCommandId = (typeof runCommandIds)[number];
export type SessionCommandId = Exclude<CommandId, RequestCommandId | RecipeCommandId | StreamCommandId | RunCommandId>;

/** What each command does; a result is dropped, because any extension may call a command. */
export type CommandTable<Id extends CommandId = CommandId> = Readonly<Record<Id, (argument?: unknown) => unknown>>;
