import * as vscode from 'vscode';
import { loadByText } from './browser/load';
import { corruptedError, readShipped } from './files';
import { isNodeHost } from './machine';
import { loadByRequire } from './node/load';

export type FeatureName =
  | 'session'
  | 'requests'
  | 'sending'
  | 'dialects'
  | 'recipes'
  | 'programs'
  | 'streamPrograms'
  | 'oauthPrograms'
  | 'streams'
  | 'sockets'
  | 'profiles'
  | 'agentTools'
  | 'signIn'
  | 'setup'
  | 'run'
  | 'scanning'
  | 'safeguards';

/** Loads a part of the extension: a bundle in `dist` (esbuild.js). Rejects with a `UserFacingError` of kind `storage`. */
export async function loadFeature<T>(extension: vscode.Uri, name: FeatureName): Promise<T> {
  const path = ['dist', `${name}.js`];
  try {
    const file = vscode.Uri.joinPath(extension, ...path);
    return (isNodeHost() ? loadByRequire(file.fsPath) : loadByText(await readShipped(extension, ...path))) as T;
  } catch {
    throw corruptedError();
  }
}
