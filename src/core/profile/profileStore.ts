import { Emitter } from '../platform/event';
import { UserFacingError } from '../platform/errors';
import type { KeyValueStore, SecretStore } from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import { ActiveProfile } from './activeProfile';
import type { Credentials } from './credentials';
import { validateDeviceId } from './fields';
import type { OAuthApp } from './oauthApp';
import { editProfile, type SecretsChange } from './profileEdit';
import { ProfileEntries, type OnSecrets, type StoredSecrets } from './profileEntries';
import { labelOf } from './profileLabel';
import { entryWith, toProfile, type ProfileEntry } from './storedProfiles';
import type { EnvironmentName } from './environment';
import type { Profile } from './profile';
import { t } from '../platform/text';

const DEVICE_ID_KEY = 'deviceId';
const TRUSTED_HOST_KEY_PREFIX = 'trustedHost.';
/** The choice of a profile that was removed: only Demo becomes active in its place. Where nothing was chosen, any profile does. */
const REMOVED = 'removed';

export interface ProfileStorePorts {
  /** globalState: one key a profile, so that two windows never overwrite each other's list. */
  readonly memory: KeyValueStore;
  /** workspaceState: which profile this workspace uses. */
  readonly workspace: KeyValueStore;
  readonly vault: SecretStore;
  readonly redactor: Redactor;
  readonly uuid: () => string;
  readonly now: () => number;
  readonly onSecrets?: OnSecrets;
}

/** Profiles in globalState, their credentials in the vault. An entry that can't be read is never deleted. */
export class ProfileStore {
  readonly #changed = new Emitter<void>();
  readonly #removed = new Emitter<string>();
  readonly #entries: ProfileEntries;
  readonly #active: ActiveProfile;
  readonly onDidChange = this.#changed.event;
  /** Fires with the id, so that what belongs to the profile is deleted too. */
  readonly onDidRemove = this.#removed.event;

  constructor(private readonly ports: ProfileStorePorts) {
    this.#entries = new ProfileEntries(ports.memory, ports.vault, ports.redactor, ports.onSecrets);
    this.#active = new ActiveProfile(ports.memory, ports.workspace);
  }

  /** In the order in which they were added. */
  list(): readonly Profile[] {
    return this.#entries.all().map(toProfile);
  }

  get(id: string): Profile | undefined {
    return this.list().find((profile) => profile.id === id);
  }

  /** The workspace's own choice, else the one used last anywhere, else the first. */
  active(): Profile | undefined {
    return this.#active.get();
  }

  /**
   * Rejects with `not-signed-in` if the profile was removed, or edited to another environment than the user chose, or with a
   * `storage` error.
   * @param id the current one, or one that the profile had before
   */
  async setActive(id: string, environment?: string): Promise<void> {
    const entry = entryWith(this.#entries.all(), id);
    if (!entry || entry.environment !== (environment ?? entry.environment)) throw goneError();
    try {
      await this.#active.set(entry.id);
    } finally {
      this.#changed.fire();
    }
  }

  /**
   * The new profile becomes the active one. Rejects with a `storage` error and stores nothing then.
   * @param secrets undefined: its token was issued elsewhere
   */
  async add(environment: EnvironmentName, secrets: StoredSecrets | undefined): Promise<Profile> {
    const id = this.ports.uuid();
    const label = labelOf(environment, secrets, this.list());
    const identity = { id, label, environment: environment.id, ...methodOf(secrets) };
    const entry = { ...identity, addedAt: this.ports.now(), formerIds: [] };
    await this.#entries.write(entry, secrets);
    await this.setActive(id);
    return toProfile(entry);
  }

  /**
   * Changes the environment and what it signs in with, as that is stored now: another window may have changed another part. If
   * either the environment or the user changes, the profile gets a new id, so that the token of the old account is deleted and
   * can never be sent to the new one. Rejects with a `storage` error and keeps everything then, or with `not-signed-in` if the
   * profile was removed or has another id by now.
   * @returns the changed profile
   */
  async update(id: string, environment: EnvironmentName, change: SecretsChange): Promise<Profile> {
    const before = this.#existing(id);
    const stored = await this.#entries.secrets(before);
    const others = this.list().filter((profile) => profile.id !== id);
    const { entry, secrets } = editProfile(before, stored, { environment, change }, others, this.ports.uuid);
    try {
      await this.#entries.write(entry, secrets);
      if (entry.id !== id) await this.#replace(id, entry.id);
    } finally {
      this.#changed.fire();
    }
    return toProfile(entry);
  }

  /** The edit is taken back if the former secrets can't be deleted; from then on it is valid. */
  async #replace(from: string, to: string): Promise<void> {
    try {
      await this.#entries.deleteSecrets(from);
    } catch (error) {
      await this.#entries.discard(to);
      throw error;
    }
    this.#removed.fire(from);
    await this.#active.replace(from, to);
    await this.#entries.deleteEntry(from);
  }

  /**
   * Removes the profile and its credentials; the session deletes its token. Rejects with a `storage` error, or with
   * `not-signed-in` if the profile was removed or has another id by now: it is not the one that the user meant.
   */
  async remove(id: string): Promise<void> {
    this.#existing(id);
    await this.#entries.deleteSecrets(id);
    try {
      // Before anything else can fail: the token goes with it.
      this.#removed.fire(id);
      await this.#entries.deleteEntry(id);
      await this.#active.replace(id, REMOVED);
    } finally {
      this.#changed.fire();
    }
  }

  /** `unreadable`: the entry is damaged. It is not changed. Rejects with a `storage` error. */
  credentials(id: string): Promise<Credentials | 'missing' | 'unreadable'> {
    return this.#entries.credentials(id);
  }

  /** As `credentials`, of a profile that signs in with the browser. */
  oauthApp(id: string): Promise<OAuthApp | 'missing' | 'unreadable'> {
    return this.#entries.oauthApp(id);
  }

  /** Generated once and the same for every profile. An unstable one is the usual cause of "works on demo, 401 on live". */
  async deviceId(): Promise<string> {
    const stored = this.ports.memory.get(DEVICE_ID_KEY);
    if (typeof stored === 'string' && !validateDeviceId(stored)) return stored;
    const generated = this.ports.uuid();
    await this.ports.memory.set(DEVICE_ID_KEY, generated);
    return generated;
  }

  isTrusted(host: string): boolean {
    return this.ports.memory.get(TRUSTED_HOST_KEY_PREFIX + host) === true;
  }

  async trust(host: string): Promise<void> {
    await this.ports.memory.set(TRUSTED_HOST_KEY_PREFIX + host, true);
  }

  /** Call after everything was removed from the stores. */
  reload(): void {
    this.#changed.fire();
  }

  /** Throws `not-signed-in` unless there is a profile with exactly this id. */
  #existing(id: string): ProfileEntry {
    const entry = this.#entries.all().find((one) => one.id === id);
    if (!entry) throw goneError();
    return entry;
  }
}

function goneError(): UserFacingError {
  return new UserFacingError('not-signed-in', t('This profile no longer exists.'), { remedies: ['add-profile'] });
}

function methodOf(secrets: StoredSecrets | undefined): Pick<Profile, 'signIn'> {
  if (!secrets) return { signIn: 'token' };
  return 'clientId' in secrets ? { signIn: 'oauth' } : {};
}
