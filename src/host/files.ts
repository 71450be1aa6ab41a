import * as vscode from 'vscode';

/** Reads a file that ships with the extension, in both hosts. */
export async function readShipped(extension: vscode.Uri, ...path: string[]): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, ...path)));
}

/** Writes a file that the user has chosen. */
export async function writeText(file: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}
