import { Emitter } from '../platform/event';
import { cleanQuotation, UserFacingError } from '../platform/errors';
import type { KeyValueStore, SecretStore } from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import type { Credentials } from './credentials';
import { validateDeviceId } from './fields';
import type { OAuthApp } from './oauthApp';
import { ProfileEntries, withChange, type OnSecrets, type SecretsChange, type StoredSecrets } from './profileEntries';
import { labelOf, userOf } from './profileLabel';
import { ACTIVE_PROFILE_KEY, entryWith, readActiveProfile, toProfile, type ProfileEntry } from './storedProfiles';
import type { EnvironmentName } from './environment';
import type { Profile } from './profile';
import { t } from '../platform/text';

const DEVICE_ID_KEY = 'deviceId';
const TRUSTED_HOST_KEY_PREFIX = 'trustedHost.';

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
  readonly onDidChange = this.#changed.event;
  /** Fires with the id, so that what belongs to the profile is deleted too. */
  readonly onDidRemove = this.#removed.event;

  constructor(private readonly ports: ProfileStorePorts) {
    this.#entries = new ProfileEntries(ports.memory, ports.vault, ports.redactor, ports.onSecrets);
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
    return readActiveProfile(this.ports.memory, this.ports.workspace);
  }

  /**
   * Rejects with `not-signed-in` if the profile was removed, or edited to another environment than the user chose.
   * @param id the current one, or one that the profile had before
   */
  async setActive(id: string, environment?: string): Promise<void> {
    const entry = entryWith(this.#entries.all(), id);
    if (!entry || entry.environment !== (environment ?? entry.environment)) throw goneError();
    await this.ports.workspace.set(ACTIVE_PROFILE_KEY, entry.id);
    await this.ports.memory.set(ACTIVE_PROFILE_KEY, entry.id);
    this.#changed.fire();
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
    const old = await this.#entries.secrets(before);
    const secrets = withChange(before, old, change);
    if (!secrets) {
      const text = t("The credentials of {0} can't be read. Enter them again.", cleanQuotation(before.label));
      throw new UserFacingError('storage', text, { remedies: ['edit-profile'] });
    }
    const sameAccount =
      before.environment === environment.id && typeof old === 'object' && userOf(old) === userOf(secrets);
    const identity = sameAccount ? {} : { id: this.ports.uuid(), formerIds: [...before.formerIds, id] };
    const label = labelOf(environment, secrets, this.#others(id));
    const entry = { ...before, label, environment: environment.id, ...identity };
    await this.#entries.write(entry, secrets);
    if (!sameAccount) {
      // Workspaces that aren't open still have the old id: `formerIds` resolves it.
      await this.#replaceActive(id, entry.id);
      await this.#entries.delete(id);
      this.#removed.fire(id);
    }
    this.#changed.fire();
    return toProfile(entry);
  }

  /**
   * Removes the profile and its credentials; the session deletes its token. Rejects with a `storage` error, or with
   * `not-signed-in` if the profile was removed or has another id by now: it is not the one that the user meant.
   */
  async remove(id: string): Promise<void> {
    this.#existing(id);
    await this.#entries.delete(id);
    await this.#replaceActive(id, undefined);
    this.#removed.fire(id);
    this.#changed.fire();
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

  /** Replaces the id where it is stored as the active profile. */
  async #replaceActive(from: string, to: string | undefined): Promise<void> {
    for (const memory of [this.ports.workspace, this.ports.memory]) {
      if (memory.get(ACTIVE_PROFILE_KEY) === from) await memory.set(ACTIVE_PROFILE_KEY, to);
    }
  }

  /** Throws `not-signed-in` unless there is a profile with exactly this id. */
  #existing(id: string): ProfileEntry {
    const entry = this.#entries.all().find((one) => one.id === id);
    if (!entry) throw goneError();
    return entry;
  }

  #others(id: string): readonly Profile[] {
    return this.list().filter((profile) => profile.id !== id);
  }
}

function goneError(): UserFacingError {
  return new UserFacingError('not-signed-in', t('This profile no longer exists.'), { remedies: ['add-profile'] });
}

function methodOf(secrets: StoredSecrets | undefined): Pick<Profile, 'signIn'> {
  if (!secrets) return { signIn: 'token' };
  return 'clientId' in secrets ? { signIn: 'oauth' } : {};
}
