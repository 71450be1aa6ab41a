import * as vscode from 'vscode';
import { keyringHelp, keyringSystem, type KeyringHelp } from '../core/platform/keyringHelp';
import type { KeyValueStore, SecretStore } from '../core/platform/ports';
import { nodePlatform } from './machine';

/** What a user can do about the secret storage of this window. */
export function systemKeyringHelp({ extension }: Pick<vscode.ExtensionContext, 'extension'>): KeyringHelp {
  const isDesktop = vscode.env.uiKind === vscode.UIKind.Desktop;
  const isHere = vscode.env.remoteName === undefined || extension.extensionKind === vscode.ExtensionKind.UI;
  return keyringHelp(keyringSystem(nodePlatform(), isDesktop && isHere));
}

/** VS Code's SecretStorage. Read when a secret is needed, never at activation: that could open a keyring prompt. */
export function secretStore(secrets: vscode.SecretStorage, help: KeyringHelp): SecretStore {
  // Newer versions of VS Code than the oldest that is supported.
  const { keys } = secrets as { keys?: () => Thenable<readonly string[]> };
  return {
    help,
    ...(typeof keys === 'function' ? { keys: async () => keys.call(secrets) } : {}),
    get: async (key) => secrets.get(key),
    set: async (key, value) => secrets.store(key, value),
    delete: async (key) => secrets.delete(key),
    onDidChange: (listener) => secrets.onDidChange(({ key }) => listener(key)),
  };
}

/** globalState or workspaceState. */
export function keyValueStore(memento: vscode.Memento): KeyValueStore {
  return {
    keys: () => memento.keys(),
    get: (key) => memento.get<unknown>(key),
    set: async (key, value) => memento.update(key, value),
  };
}
