import * as vscode from 'vscode';

/** The part that starts programs, as VS Code calls it. */
export interface RunProviders {
  readonly debug: {
    resolve(
      folder: vscode.WorkspaceFolder | undefined,
      configuration: vscode.DebugConfiguration,
    ): Promise<vscode.DebugConfiguration | undefined>;
  };
  readonly tasks: { resolveTask(task: vscode.Task): vscode.Task };
}

/** Registers what VS Code calls when it starts a program. The part is loaded for those that ask for a token. */
export function registerRun(load: () => Promise<RunProviders>): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.debug.registerDebugConfigurationProvider('*', {
      resolveDebugConfigurationWithSubstitutedVariables: async (folder, configuration) =>
        // Anywhere within it: most launches have nothing to do with this extension.
        JSON.stringify(configuration).includes('"tradovate:')
          ? (await load()).debug.resolve(folder, configuration)
          : configuration,
    }),
    vscode.tasks.registerTaskProvider('tradovate', {
      provideTasks: () => [],
      resolveTask: async (task) => (await load()).tasks.resolveTask(task),
    }),
  );
}
