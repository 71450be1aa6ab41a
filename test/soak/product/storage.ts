import type * as vscode from 'vscode';
import { Emitter } from '../../../src/core/platform/event';
import type { KeyringHelp } from '../../../src/core/platform/keyringHelp';
import type { KeyValueStore, SecretStore } from '../../../src/core/platform/ports';
import * as real from '../../../src/host/storage';
import { shared } from './shared';

export { systemKeyringHelp } from '../../../src/host/storage';

/**
 * The keyring is in the driver: a desktop's is one for all windows, while each window of VS Code's server reads its own once.
 * Not counted as listeners of the product: those of `changed` are.
 */
export function secretStore(_secrets: vscode.SecretStorage, help: KeyringHelp): SecretStore {
  const changed = new Emitter<string>();
  const ask = <T>(name: string, argument: unknown) => shared.track(name, () => shared.link.ask<T>(name, argument));
  shared.link.handlers['secretChanged'] = (key: string) => changed.fire(key);
  return {
    help,
    keys: () => ask<string[]>('secretKeys', undefined),
    get: async (key) => (await ask<string | null | undefined>('readSecret', key)) ?? undefined,
    set: (key, value) => ask('writeSecret', { key, value }),
    delete: (key) => ask('writeSecret', { key }),
    onDidChange: changed.event,
  };
}

export function keyValueStore(memento: vscode.Memento): KeyValueStore {
  const store = real.keyValueStore(memento);
  return { ...store, set: (key, value) => shared.track('memento', () => store.set(key, value)) };
}
