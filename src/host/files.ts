import * as vscode from 'vscode';
import { UserFacingError } from '../core/platform/errors';
import { t } from '../core/platform/text';

/** Reads a file that ships with the extension, in both hosts. Rejects with a `UserFacingError` of kind `storage`. */
export async function readShipped(extension: vscode.Uri, ...path: string[]): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, ...path)));
  } catch {
    throw corruptedError();
  }
}

/** A file that ships with the extension is missing or damaged. */
export function corruptedError(): UserFacingError {
  return new UserFacingError('storage', t('The extension is corrupted. Reinstall it and reload the window.'), {
    remedies: ['reload-window'],
  });
}

/** Writes a file that the user has chosen. */
export async function writeText(file: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}
