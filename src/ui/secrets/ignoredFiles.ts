import type * as vscode from 'vscode';
import { Emitter } from '../../core/platform/event';
import type { KeyValueStore } from '../../core/platform/ports';

const IGNORED_KEY = 'filesWithoutWarnings';

/** Files in which the user wants no warnings about secrets, of this workspace. */
export class IgnoredFiles {
  readonly #changed = new Emitter<void>();
  readonly onDidChange = this.#changed.event;

  /** @param workspace workspaceState */
  constructor(private readonly workspace: KeyValueStore) {}

  get all(): readonly string[] {
    const stored = this.workspace.get(IGNORED_KEY);
    return Array.isArray(stored) ? stored.filter((uri): uri is string => typeof uri === 'string') : [];
  }

  has(uri: vscode.Uri): boolean {
    return this.all.includes(uri.toString());
  }

  add(uri: vscode.Uri): Promise<void> {
    return this.#set([...this.all.filter((other) => other !== uri.toString()), uri.toString()]);
  }

  remove(uri: vscode.Uri): Promise<void> {
    return this.#set(this.all.filter((other) => other !== uri.toString()));
  }

  clear(): Promise<void> {
    return this.#set([]);
  }

  async #set(uris: readonly string[]): Promise<void> {
    await this.workspace.set(IGNORED_KEY, uris.length > 0 ? uris : undefined);
    this.#changed.fire();
  }
}
