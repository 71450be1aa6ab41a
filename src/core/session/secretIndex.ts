import type { KeyringHelp } from '../platform/keyringHelp';
import type { Disposable, KeyValueStore, SecretStore } from '../platform/ports';
import { credentialsKey } from '../profile/profileEntries';
import { PROFILE_KEY_PREFIX } from '../profile/storedProfiles';
import { CANARY_KEY } from './canary';
import { TOKEN_KEY_PREFIX, tokenKey } from './storedMetadata';

/** In globalState: the key of a secret behind it. One entry each, so that two windows never overwrite each other's list. */
const INDEX_PREFIX = 'secret.';

/** The vault, with an index of what it contains: a secret that nothing else refers to can be found and deleted. */
export class SecretIndex implements SecretStore {
  constructor(
    private readonly vault: SecretStore,
    private readonly memory: KeyValueStore,
  ) {}

  get help(): KeyringHelp {
    return this.vault.help;
  }

  get(key: string): Promise<string | undefined> {
    return this.vault.get(key);
  }

  /** Stored even if the index can't be. */
  async set(key: string, value: string): Promise<void> {
    if (this.memory.get(INDEX_PREFIX + key) !== true)
      await this.memory.set(INDEX_PREFIX + key, true).catch(() => undefined);
    await this.vault.set(key, value);
  }

  async delete(key: string): Promise<void> {
    await this.vault.delete(key);
    await this.memory.set(INDEX_PREFIX + key, undefined).catch(() => undefined);
  }

  onDidChange(listener: (key: string) => void): Disposable {
    return this.vault.onDidChange(listener);
  }

  /** Every secret that this or an earlier version may have stored. Never rejects. */
  async keys(): Promise<readonly string[]> {
    const listed = (await this.vault.keys?.().catch(() => [])) ?? [];
    return [...new Set([...listed, ...this.memory.keys().flatMap(secretsBehind)])];
  }

  /** Deletes every secret, each whatever happens to the others. Never rejects. @returns keys of those that remain */
  async deleteAll(): Promise<readonly string[]> {
    const keys = await this.keys();
    const results = await Promise.allSettled(keys.map((key) => this.delete(key)));
    return keys.filter((_, index) => results[index]?.status === 'rejected');
  }

  /** Whether this entry of globalState is needed to find one of these secrets again. */
  isNeededFor(entry: string, keys: readonly string[]): boolean {
    return secretsBehind(entry).some((key) => keys.includes(key));
  }
}

/** The secrets that an entry of globalState belongs to. Versions before the index are found by their other entries. */
function secretsBehind(entry: string): readonly string[] {
  if (entry.startsWith(INDEX_PREFIX)) return [entry.slice(INDEX_PREFIX.length)];
  if (entry.startsWith(TOKEN_KEY_PREFIX) || entry === CANARY_KEY) return [entry];
  if (!entry.startsWith(PROFILE_KEY_PREFIX)) return [];
  const id = entry.slice(PROFILE_KEY_PREFIX.length);
  return [credentialsKey(id), tokenKey(id)];
}
