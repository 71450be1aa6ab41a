import type * as vscode from 'vscode';
import type { KeyValueStore, SecretStore } from '../core/platform/ports';

/** VS Code's SecretStorage. Read when a secret is needed, never at activation: that could open a keyring prompt. */
export function secretStore(secrets: vscode.SecretStorage): SecretStore {
  // Newer versions of VS Code than the oldest that is supported.
  const { keys } = secrets as { keys?: () => Thenable<readonly string[]> };
  return {
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
