import * as vscode from 'vscode';
import { UserFacingError } from '../core/platform/errors';
import { t } from '../core/platform/text';
import { loadByText } from './browser/load';
import { readShipped } from './files';
import { isNodeHost } from './machine';
import { loadByRequire } from './node/load';

/** Loads a part of the extension: a bundle in `dist` (esbuild.js). Rejects with a `UserFacingError` of kind `storage`. */
export async function loadFeature<T>(extension: vscode.Uri, name: 'session' | 'requests' | 'importing'): Promise<T> {
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
