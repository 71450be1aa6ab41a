import * as vscode from 'vscode';
import { canceledError, UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import { fileCommand } from '../../core/run/fileCommand';
import type { Processes } from '../../core/run/processes';
import { defaultVariables } from '../../core/run/references';
import { referencesIn } from '../../core/run/configurationVariables';
import { commandLine } from '../../core/run/shellArguments';
import { shellName } from '../../core/snippets/terminalCommand';
import { noTerminals, type Terminals } from '../terminal';
import { obtainToken, type TokenUi } from '../token/tokenCommands';
import { workspaceProbe } from './programProbe';
import { programName, requireTrust, tokenValues, type TokenValuesUi } from './tokenValues';

export interface RunFileUi extends TokenValuesUi {
  readonly tokenUi: TokenUi;
  readonly terminals: Terminals;
  readonly settings: { readonly snippetVariable: string };
  readonly processes: () => Promise<Processes | undefined>;
  readonly runReporting: (work: () => Promise<unknown>) => Promise<void>;
}

/**
 * Saves the file and runs it in a terminal that has the token in its environment. Rejects with a `UserFacingError`.
 * @param argument the file, if a menu names one; otherwise the open one is run
 */
export async function runFile(ui: RunFileUi, argument: unknown): Promise<void> {
  const { terminals, settings, tokenUi } = ui;
  if (!terminals.available) throw noTerminals();
  requireTrust(ui);
  const { uri, languageId } = await savedFile(argument instanceof vscode.Uri ? argument : undefined);
  // A program on another machine can't be looked for from here.
  const processes = terminals.elsewhere ? undefined : await ui.processes();
  const words = await fileCommand({ languageId, path: uri.fsPath }, workspaceProbe(uri, processes));
  const retry = () => ui.runReporting(() => runFile(ui, uri));
  // Signs in if there is no session: the user has given a command of this extension.
  if (!(await obtainToken(tokenUi, retry))) return;
  const references = referencesIn({ env: defaultVariables(settings.snippetVariable) });
  await tokenValues(ui, programName(vscode.workspace.asRelativePath(uri)), references);
  const opened = await terminals.ready(retry);
  if (!opened) return;
  const detected = await terminals.shellOf(opened.terminal);
  const shell = detected ?? (terminals.elsewhere ? undefined : shellName(vscode.env.shell));
  const line = commandLine(shell, words);
  await terminals.type(opened.terminal, line, true);
}

async function savedFile(named: vscode.Uri | undefined): Promise<vscode.TextDocument> {
  const uri = named ?? vscode.window.activeTextEditor?.document.uri;
  if (!uri) throw new UserFacingError('invalid-input', t('Open a file to run.'));
  const document = await vscode.workspace.openTextDocument(uri);
  // The user gives a new file its name.
  const saved = document.isDirty || document.isUntitled ? await vscode.workspace.save(uri) : uri;
  if (!saved) throw canceledError();
  if (saved.scheme !== 'file' && saved.scheme !== 'vscode-remote')
    throw new UserFacingError('unsupported', t('Only files on disk can be run. Save it first.'));
  return saved.toString() === uri.toString() ? document : vscode.workspace.openTextDocument(saved);
}
