import * as vscode from 'vscode';

export const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`tradovate.${command}`, ...args);

/** An editor with this text, `|` where each cursor is. */
export async function open(text: string, language: string, eol = vscode.EndOfLine.LF): Promise<vscode.TextEditor> {
  const parts = text.split('|');
  const document = await vscode.workspace.openTextDocument({ language, content: parts.join('') });
  const editor = await vscode.window.showTextDocument(document);
  return setUp(editor, parts, eol);
}

/** Line ends, a cursor after each part but the last, and two spaces as indentation. */
export async function setUp(
  editor: vscode.TextEditor,
  parts: readonly string[],
  eol: vscode.EndOfLine,
): Promise<vscode.TextEditor> {
  const { document } = editor;
  await editor.edit((edit) => edit.setEndOfLine(eol));
  let offset = 0;
  editor.selections = parts.slice(0, -1).map((part) => {
    const at = document.positionAt((offset += part.length));
    return new vscode.Selection(at, at);
  });
  editor.options = { tabSize: 2, insertSpaces: true };
  return editor;
}

export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
