import * as vscode from 'vscode';
import type { LaunchFileFeatures } from './launchFileFeatures';

/** The part that starts programs, as VS Code calls it. */
export interface RunProviders {
  readonly debug: vscode.DebugConfigurationProvider;
  readonly tasks: { resolveTask(task: vscode.Task): vscode.Task };
  readonly launchFiles: LaunchFileFeatures;
}

const launchFiles: vscode.DocumentSelector = [
  { pattern: '**/.vscode/{launch,tasks}.json' },
  { pattern: '**/*.code-workspace' },
];

/**
 * Registers what starts programs, and what helps in the files that configure them. All is loaded on first use.
 * @param isHelpWanted false: nothing of this extension is offered in files of others
 */
export function registerRun(load: () => Promise<RunProviders>, isHelpWanted: () => boolean): vscode.Disposable {
  const { languages } = vscode;
  const features = async () => (isHelpWanted() ? (await load()).launchFiles : undefined);
  return vscode.Disposable.from(
    vscode.debug.registerDebugConfigurationProvider('*', {
      resolveDebugConfigurationWithSubstitutedVariables: async (folder, configuration) =>
        // Anywhere within it: most launches have nothing to do with this extension.
        JSON.stringify(configuration).includes('"tradovate:')
          ? (await load()).debug.resolveDebugConfigurationWithSubstitutedVariables?.(folder, configuration)
          : configuration,
    }),
    vscode.tasks.registerTaskProvider('tradovate', {
      provideTasks: () => [],
      resolveTask: async (task) => (await load()).tasks.resolveTask(task),
    }),
    languages.registerCompletionItemProvider(
      launchFiles,
      { provideCompletionItems: async (document, at) => (await features())?.provideCompletionItems(document, at) },
      '"',
      ':',
    ),
    languages.registerHoverProvider(launchFiles, {
      provideHover: async (document, at) => (await features())?.provideHover(document, at),
    }),
    languages.registerCodeActionsProvider(launchFiles, {
      provideCodeActions: async (document, range) => (await features())?.provideCodeActions(document, range),
    }),
  );
}
