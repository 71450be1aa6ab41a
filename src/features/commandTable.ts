import { commands } from '../core/manifest';

type CommandId = (typeof commands)[keyof typeof commands]['id'];

/** The commands that the requests part runs; the session part runs all others. */
export const requestCommandIds = [
  commands.insertSnippet.id,
  commands.flipSnippetToken.id,
  commands.tryRequest.id,
  commands.openTerminal.id,
] as const;

export type RequestCommandId = (typeof requestCommandIds)[number];
export type SessionCommandId = Exclude<CommandId, RequestCommandId>;

/** What each command does; a result is dropped, because any extension may call a command. */
export type CommandTable<Id extends CommandId = CommandId> = Readonly<Record<Id, (argument?: unknown) => unknown>>;
