import * as vscode from 'vscode';
import type { UserFacingError } from '../core/platform/errors';
import type { Text } from '../core/platform/text';
import { localize } from './localize';

export interface FileToSave {
  /** Of the question where to save it. */
  readonly title: Text;
  /** Suggested, in the folder of the workspace. */
  readonly name: string;
  /** Kinds of files by their name: their endings. */
  readonly filters?: Record<string, string[]>;
  readonly content: string;
  /** Where it can't be written. */
  readonly error: () => UserFacingError;
}

/** Asks for a file and writes it. Resolves to whether the user chose one. Rejects with a `UserFacingError`. */
export async function saveToFile(
  { title, name, filters, content, error }: FileToSave,
  write: (file: vscode.Uri, text: string) => Promise<void>,
): Promise<boolean> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = await vscode.window.showSaveDialog({
    title: localize(title),
    ...(filters ? { filters } : {}),
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
  });
  if (!file) return false;
  try {
    await write(file, content);
  } catch {
    throw error();
  }
  return true;
}
