import * as vscode from 'vscode';

/** @param manifest package.json of the extension, as VS Code has read it */
export function contributedCommands(manifest: unknown): readonly string[] {
  const { contributes } = manifest as { readonly contributes: { readonly commands: readonly { command: string }[] } };
  return contributes.commands.map(({ command }) => command);
}

/** The commands of a part, by id. */
export interface CommandRunner {
  readonly commands: Readonly<Record<string, (argument?: unknown) => unknown>>;
}

/**
 * Registers every command as a stub that loads its part and runs it there. Commands that arrive while a part loads run
 * afterwards, in order. Each resolves to `undefined`, because any extension may call it.
 * @param load the part that runs a command
 * @param onLoadError called when it couldn't be loaded
 */
export function registerCommands(
  ids: readonly string[],
  load: (id: string) => Promise<CommandRunner>,
  onLoadError: (error: unknown) => unknown,
): vscode.Disposable {
  /** Settles when the part of the latest command is loaded. Never rejects. */
  let latest: Promise<unknown> = Promise.resolve();
  const run = async (id: string, argument: unknown): Promise<void> => {
    const loaded = Promise.all([load(id), latest]).then(([part]) => part);
    latest = loaded.catch(() => undefined);
    let part: CommandRunner;
    try {
      part = await loaded;
    } catch (error) {
      // Not awaited: a command has ended when it has failed, not when its message is closed.
      void onLoadError(error);
      return;
    }
    await part.commands[id]?.(argument);
  };
  return vscode.Disposable.from(
    ...ids.map((id) => vscode.commands.registerCommand(id, (argument?: unknown) => run(id, argument))),
  );
}
