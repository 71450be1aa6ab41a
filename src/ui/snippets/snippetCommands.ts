import { commands } from '../../core/manifest';
import { insertSnippet } from './insertSnippet';
import { parseInsertSnippetArgs } from './insertSnippetArgs';
import { OpenPicker } from './openPicker';
import type { SnippetUi } from './snippetUi';

/** The commands that write a request, and the terminal that a request can run in. */
export function snippetCommands(ui: SnippetUi) {
  const { runReporting, terminals } = ui;
  const openPicker = new OpenPicker();
  const openTerminal = async (): Promise<void> => {
    (await terminals.open(() => runReporting(openTerminal)))?.terminal.show();
  };
  return {
    [commands.insertSnippet.id]: (argument: unknown) =>
      runReporting(() => insertSnippet(ui, parseInsertSnippetArgs(argument), openPicker)),
    [commands.flipSnippetToken.id]: () => openPicker.toggle(),
    [commands.openTerminal.id]: () => runReporting(openTerminal),
  };
}
