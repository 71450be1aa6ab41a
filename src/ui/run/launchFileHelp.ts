import * as vscode from 'vscode';
import type { LaunchFileFeatures } from './launchFileFeatures';

const launchFiles: vscode.DocumentSelector = [
  { pattern: '**/.vscode/{launch,tasks}.json' },
  { pattern: '**/*.code-workspace' },
];

/** What the part that starts programs exports for it. */
export interface LaunchFileHelp {
  createLaunchFileFeatures(): LaunchFileFeatures;
}

/** Help in the files that configure how programs are started; loaded when such a file is open. */
export function registerLaunchFileHelp(load: () => Promise<LaunchFileFeatures>): vscode.Disposable {
  // `undefined`: it couldn't be loaded, which commands report; here the user hasn't asked for anything.
  const features = () => load().catch(() => undefined);
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      launchFiles,
      { provideCompletionItems: async (document, at) => (await features())?.provideCompletionItems(document, at) },
      '"',
      ':',
    ),
    vscode.languages.registerHoverProvider(launchFiles, {
      provideHover: async (document, at) => (await features())?.provideHover(document, at),
    }),
    vscode.languages.registerCodeActionsProvider(launchFiles, {
      provideCodeActions: async (document, range) => (await features())?.provideCodeActions(document, range),
    }),
  );
}
