import * as vscode from 'vscode';
import { UserFacingError } from '../core/platform/errors';
import { loadByText } from './browser/load';
import { readShipped } from './files';
import { isNodeHost } from './machine';
import { loadByRequire } from './node/load';
import { t } from '../core/platform/text';

/** A part of the extension that is loaded on first use: a file of ours beside the bundle. Rejects with a `storage` failure. */
export async function loadFeature<T>(extension: vscode.Uri, name: string): Promise<T> {
  try {
    const path = ['dist', `${name}.js`];
    const file = vscode.Uri.joinPath(extension, ...path);
    return (isNodeHost() ? loadByRequire(file.fsPath) : loadByText(await readShipped(extension, ...path))) as T;
  } catch {
    throw new UserFacingError('storage', t('The extension is corrupted. Reinstall it and reload the window.'), {
      remedies: ['reload-window'],
    });
  }
}
