import * as v from 'valibot';
import { UserFacingError } from '../platform/errors';
import { withVaultErrors } from '../platform/vaultErrors';
import type { KeyValueStore, SecretStore } from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import { parseStored } from '../platform/parseStored';
import type { Credentials } from './credentials';
import { secretsOf } from './fields';
import { t } from '../platform/text';

const PROFILE = 'profile.';
const credentialsKey = (id: string) => `credentials.${id}`;

const profileSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  label: v.string(),
  environment: v.string(),
  /** ms since 1970; the order of the list. */
  addedAt: v.fallback(v.number(), 0),
  /** Ids that it had before it was edited to another account: workspaces may still point to them. */
  formerIds: v.fallback(v.array(v.string()), []),
});

const credentialsSchema = v.object({
  name: v.string(),
  password: v.string(),
  appId: v.string(),
  appVersion: v.string(),
  cid: v.string(),
  cidType: v.exactOptional(v.picklist(['number', 'string'])),
  sec: v.string(),
  deviceId: v.string(),
});

/** The open half of a profile, as it stands in globalState. */
export type ProfileEntry = v.InferOutput<typeof profileSchema>;

/** The two places of a profile: an entry in the open and one in the vault, under one key each, validated on read. */
export class ProfileEntries {
  constructor(
    private readonly memory: KeyValueStore,
    private readonly vault: SecretStore,
    private readonly redactor: Redactor,
  ) {}

  /** Those that can be read, in the order in which they were added. */
  all(): readonly ProfileEntry[] {
    return this.ids()
      .flatMap((id) => {
        const parsed = v.safeParse(profileSchema, this.memory.get(PROFILE + id));
        return parsed.success && parsed.output.id === id ? [parsed.output] : [];
      })
      .sort((a, b) => a.addedAt - b.addedAt);
  }

  /** Of damaged entries too. */
  ids(): readonly string[] {
    const keys = this.memory.keys().filter((key) => key.startsWith(PROFILE));
    return keys.map((key) => key.slice(PROFILE.length));
  }

  /** `unreadable`: there is an entry, but it is damaged; it is left as it is. Rejects with a `storage` failure. */
  async credentials(id: string): Promise<Credentials | 'missing' | 'unreadable'> {
    const text = await withVaultErrors('the credentials could not be read', () => this.vault.get(credentialsKey(id)));
    if (text === undefined) return 'missing';
    const credentials = parseStored(credentialsSchema, text);
    if (!credentials) return 'unreadable';
    this.redactor.addSecrets(...secretsOf(credentials));
    return credentials;
  }

  /**
   * Stores the credentials first, so that no profile exists without them, and takes them back where the rest of a new one
   * fails. Rejects with a `storage` failure.
   */
  async write(entry: ProfileEntry, credentials: Credentials): Promise<void> {
    const isNew = this.memory.get(PROFILE + entry.id) === undefined;
    this.redactor.addSecrets(...secretsOf(credentials));
    await withVaultErrors('the credentials could not be stored', () =>
      this.vault.set(credentialsKey(entry.id), JSON.stringify(credentials)),
    );
    try {
      await this.memory.set(PROFILE + entry.id, entry);
    } catch {
      if (isNew) await this.vault.delete(credentialsKey(entry.id)).catch(() => undefined);
      throw new UserFacingError(
        'storage',
        t('VS Code could not store the profile. See that its disk is not full, then try again.'),
        {
          retryHelps: true,
        },
      );
    }
  }

  /** The secrets go first: what is left after a failure can be seen and removed again. Rejects with a `storage` failure. */
  async delete(id: string): Promise<void> {
    await withVaultErrors('the credentials could not be deleted', () => this.vault.delete(credentialsKey(id)));
    await this.memory.set(PROFILE + id, undefined);
  }
}
