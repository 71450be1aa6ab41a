import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

const START = new vscode.Position(0, 0);
/** A longer file is emptied before more is put into it. */
const MAX_LINES = 300;

/** What the driver may ask for in a window, by name. None opens anything that only a user can close. */
export const actions: Readonly<Record<string, (argument: never) => unknown>> = {
  command: ({ id, argument }: { id: string; argument?: unknown }) => vscode.commands.executeCommand(id, argument),
  openFile: async (name: string) => vscode.window.showTextDocument(await document(name), { preserveFocus: false }),
  /** With what an exposed secret could look like: scanned while it is typed. */
  type: ({ name, text }: { name: string; text: string }) => edit(name, (all) => `${all.slice(0, 4000)}${text}\n`),
  empty: (name: string) => edit(name, () => ''),
  save: async (name: string) => (await document(name)).save(),
  /** What a command inserts at the cursor of a file. */
  insert,
  /** A request with the token itself, saved, and taken out again. */
  exposeToken: async (wanted: Insertion) => {
    const { name } = wanted;
    await insert(wanted);
    await (await document(name)).save();
    await edit(name, () => '');
    await (await document(name)).save();
  },
  /** A token in a file that isn't open, found there. */
  exposeOnDisk: async (name: string) => {
    await vscode.commands.executeCommand('tradovate.copyToken');
    writeFileSync(uri(name).fsPath, await vscode.env.clipboard.readText());
    await vscode.commands.executeCommand('tradovate.findExposedSecrets');
  },
  /** By another program, later: VS Code makes one event of what happens at once. */
  cleanOnDisk: (name: string) => writeFileSync(uri(name).fsPath, ''),
  /** With the tokens that stand in them: of windows that are closed, so that nobody takes them out again. */
  removeOthersFiles: async () => {
    for (const file of readdirSync(folder().fsPath)) {
      if (/^\d+-/.test(file) && !file.startsWith(`${process.pid}-`)) rmSync(uriOf(file).fsPath);
    }
    while (exposed() > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  },
  complete: async (name: string) =>
    vscode.commands.executeCommand('vscode.executeCompletionItemProvider', await opened(name), START, 't'),
  hover: async (name: string) =>
    vscode.commands.executeCommand('vscode.executeHoverProvider', await opened(name), START),
  codeLenses: async (name: string) =>
    vscode.commands.executeCommand('vscode.executeCodeLensProvider', await opened(name), 5),
  askSilently: () => vscode.authentication.getSession('tradovate-simulation', ['api'], { silent: true }),
  /** A list that asks: opened and closed, once it is there. */
  glance: async (id: string) => {
    let isOpen = true;
    const close = (): void => void (isOpen = false);
    vscode.commands.executeCommand(id).then(close, close);
    for (const stillOpen = () => isOpen; stillOpen();)
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  },
  setting: ({ name, value }: { name: string; value: unknown }) =>
    vscode.workspace.getConfiguration('tradovate').update(name, value, vscode.ConfigurationTarget.Global),
  /** Without a question about what isn't saved. */
  closeEditors: async () => {
    await vscode.workspace.saveAll(false);
    for (const unsaved of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
      await vscode.window.showTextDocument(unsaved);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  },
  closeMessages: () => vscode.commands.executeCommand('notifications.clearAll'),
};

interface Insertion {
  readonly name: string;
  readonly id: string;
  readonly argument: unknown;
}

async function insert({ name, id, argument }: Insertion): Promise<void> {
  const target = await document(name);
  if (target.lineCount > MAX_LINES) await edit(name, () => '');
  await vscode.window.showTextDocument(target);
  await vscode.commands.executeCommand(id, argument);
}

/** Each window has files of its own: what two users save over each other is no subject here. */
function uri(name: string): vscode.Uri {
  const file = uriOf(`${process.pid}-${name}`);
  if (!existsSync(file.fsPath)) writeFileSync(file.fsPath, '');
  return file;
}

const uriOf = (file: string): vscode.Uri => vscode.Uri.joinPath(folder(), file);

function folder(): vscode.Uri {
  const [only] = vscode.workspace.workspaceFolders ?? [];
  if (!only) throw new Error('There is no folder.');
  return only.uri;
}

/** Secrets that the product has found in files. */
function exposed(): number {
  const all = vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics);
  return all.filter(({ source }) => source === 'Tradovate').length;
}

async function document(name: string): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(uri(name));
}

/**
 * In an editor: VS Code soon closes a document that is open in none, and asks no provider about it then. In another group
 * than the active one, because an action may go on that means the active editor.
 */
async function opened(name: string): Promise<vscode.Uri> {
  const inSecondGroup = { viewColumn: vscode.ViewColumn.Two, preserveFocus: true };
  const { document: shown } = await vscode.window.showTextDocument(await document(name), inSecondGroup);
  return shown.uri;
}

async function edit(name: string, change: (text: string) => string): Promise<void> {
  const target = await document(name);
  const whole = new vscode.Range(0, 0, target.lineCount, 0);
  const workspaceEdit = new vscode.WorkspaceEdit();
  workspaceEdit.replace(target.uri, whole, change(target.getText()));
  await vscode.workspace.applyEdit(workspaceEdit);
}
