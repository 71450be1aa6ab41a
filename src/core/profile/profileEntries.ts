import type * as v from 'valibot';
import { withKeyringErrors, withVaultErrors } from '../platform/vaultErrors';
import type { KeyValueStore, SecretStore } from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import { parseStored } from '../platform/parseStored';
import { credentialsSchema, type Credentials } from './credentials';
import { secretsOf } from './fields';
import { oauthAppSchema, secretsOfApp, type OAuthApp } from './oauthApp';
import { PROFILE_KEY_PREFIX, readProfiles, type ProfileEntry } from './storedProfiles';
import { t } from '../platform/text';

/** The key of a profile's credentials in the vault. */
export const credentialsKey = (id: string) => `credentials.${id}`;

const READ_ERROR = t("Couldn't access VS Code's secret storage (reading the credentials).");
const WRITE_ERROR = t("Couldn't access VS Code's secret storage (storing the credentials).");
const DELETE_ERROR = t("Couldn't access VS Code's secret storage (deleting the credentials).");
const MEMORY_ERROR = t("VS Code couldn't store the profile. Check that your disk isn't full and try again.");

/** What a profile signs in with. */
export type StoredSecrets = Credentials | OAuthApp;

/** Called with what a profile signs in with, when this window has read or stored it. */
export type OnSecrets = (profileId: string, secrets: StoredSecrets) => void;

/** Stored profiles: the entry in globalState and the credentials in the vault, each validated on read. */
export class ProfileEntries {
  constructor(
    private readonly memory: KeyValueStore,
    private readonly vault: SecretStore,
    private readonly redactor: Redactor,
    private readonly onSecrets: OnSecrets = () => undefined,
  ) {}

  /** Those that can be read, in the order in which they were added. */
  all(): readonly ProfileEntry[] {
    return readProfiles(this.memory);
  }

  /** `unreadable`: the entry is damaged. It is not changed. Rejects with a `storage` error. */
  credentials(id: string): Promise<Credentials | 'missing' | 'unreadable'> {
    return this.#read(id, credentialsSchema);
  }

  /** As `credentials`, of a profile that signs in with the browser. */
  oauthApp(id: string): Promise<OAuthApp | 'missing' | 'unreadable'> {
    return this.#read(id, oauthAppSchema);
  }

  /** As `credentials`, or `oauthApp` of a profile that signs in with the browser. */
  secrets({ id, signIn }: ProfileEntry): Promise<StoredSecrets | 'missing' | 'unreadable'> {
    return signIn === 'oauth' ? this.oauthApp(id) : this.credentials(id);
  }

  async #read<T extends StoredSecrets>(
    id: string,
    schema: v.GenericSchema<unknown, T>,
  ): Promise<T | 'missing' | 'unreadable'> {
    const text = await withKeyringErrors(this.vault, READ_ERROR, () => this.vault.get(credentialsKey(id)));
    if (text === undefined) return 'missing';
    const stored = parseStored(schema, text);
    if (!stored) return 'unreadable';
    this.redactor.addSecrets(...secretsIn(stored));
    this.onSecrets(id, stored);
    return stored;
  }

  /**
   * Stores the credentials first, so that no profile exists without them, and deletes them again if a new profile can't be
   * stored. Rejects with a `storage` error. @param secrets undefined: it signs in with a token that was issued elsewhere
   */
  async write(entry: ProfileEntry, secrets: StoredSecrets | undefined): Promise<void> {
    const isNew = this.memory.get(PROFILE_KEY_PREFIX + entry.id) === undefined;
    if (secrets) {
      this.redactor.addSecrets(...secretsIn(secrets));
      await withKeyringErrors(this.vault, WRITE_ERROR, () =>
        this.vault.set(credentialsKey(entry.id), JSON.stringify(secrets)),
      );
    }
    try {
      await storingProfile(() => this.memory.set(PROFILE_KEY_PREFIX + entry.id, entry));
    } catch (error) {
      if (isNew) await this.discard(entry.id);
      throw error;
    }
    if (secrets) this.onSecrets(entry.id, secrets);
  }

  /** To be called before `deleteEntry`: after an error the profile is still listed and can be removed again. Rejects with a `storage` error. */
  async deleteSecrets(id: string): Promise<void> {
    await withKeyringErrors(this.vault, DELETE_ERROR, () => this.vault.delete(credentialsKey(id)));
  }

  /** Rejects with a `storage` error. */
  async deleteEntry(id: string): Promise<void> {
    await storingProfile(() => this.memory.set(PROFILE_KEY_PREFIX + id, undefined));
  }

  /** Takes back what was written of a new profile, as far as that is possible: one without an entry is not listed. */
  async discard(id: string): Promise<void> {
    await this.memory.set(PROFILE_KEY_PREFIX + id, undefined).catch(() => undefined);
    await this.vault.delete(credentialsKey(id)).catch(() => undefined);
  }
}

/** Runs a call to globalState or workspaceState. Rejects with a `storage` error. */
export function storingProfile(work: () => Promise<void>): Promise<void> {
  return withVaultErrors(MEMORY_ERROR, work);
}

function secretsIn(stored: StoredSecrets): (string | undefined)[] {
  return 'clientId' in stored ? secretsOfApp(stored) : secretsOf(stored);
}
