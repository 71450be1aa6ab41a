import { Emitter } from '../platform/event';
import { UserFacingError } from '../platform/errors';
import type { KeyValueStore, SecretStore } from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import type { Credentials } from './credentials';
import { validateDeviceId } from './fields';
import type { OAuthApp } from './oauthApp';
import { ProfileEntries, type OnSecrets, type StoredSecrets } from './profileEntries';
import { ACTIVE_PROFILE_KEY, readActiveProfile, toProfile } from './storedProfiles';
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

  async setActive(id: string): Promise<void> {
    await this.ports.workspace.set(ACTIVE_PROFILE_KEY, id);
    await this.ports.memory.set(ACTIVE_PROFILE_KEY, id);
    this.#changed.fire();
  }

  /**
   * The new profile becomes the active one. Rejects with a `storage` error and stores nothing then.
   * @param secrets undefined: its token was issued elsewhere
   */
  async add(environment: EnvironmentName, secrets: StoredSecrets | undefined): Promise<Profile> {
    const id = this.ports.uuid();
    const label = this.#label(environment, secrets, id);
    const identity = { id, label, environment: environment.id, ...methodOf(secrets) };
    const entry = { ...identity, addedAt: this.ports.now(), formerIds: [] };
    await this.#entries.write(entry, secrets);
    await this.setActive(id);
    return toProfile(entry);
  }

  /**
   * Replaces environment and what it signs in with. If either the environment or the user changes, the profile gets a new id, so that
   * the token of the old account is deleted and can never be sent to the new one. Rejects with a `storage` error and keeps
   * everything then, or with `not-signed-in` if the profile was removed.
   * @returns the changed profile
   */
  async update(id: string, environment: EnvironmentName, secrets: StoredSecrets): Promise<Profile> {
    const before = this.#entries.all().find((entry) => entry.id === id);
    if (!before) {
      throw new UserFacingError('not-signed-in', t('This profile no longer exists.'), { remedies: ['add-profile'] });
    }
    const old = await ('clientId' in secrets ? this.oauthApp(id) : this.credentials(id));
    const sameAccount =
      before.environment === environment.id && typeof old === 'object' && userOf(old) === userOf(secrets);
    const identity = sameAccount ? {} : { id: this.ports.uuid(), formerIds: [...before.formerIds, id] };
    const label = this.#label(environment, secrets, id);
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

  /** Removes the profile and its credentials; the session deletes its token. Rejects with a `storage` error. */
  async remove(id: string): Promise<void> {
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

  /** `Demo · alice`, or `Demo · alice (2)` if another profile has that label. */
  #label(environment: EnvironmentName, secrets: StoredSecrets | undefined, id: string): string {
    const others = this.list().filter((profile) => profile.id !== id);
    const base = `${environment.label} · ${secrets ? userOf(secrets) : 'token'}`;
    let label = base;
    for (let n = 2; others.some((other) => other.label === label); n++) label = `${base} (${n})`;
    return label;
  }
}

/** Who signs in, as far as it is known before the sign-in. */
function userOf(secrets: StoredSecrets): string {
  return 'clientId' in secrets ? `OAuth ${secrets.clientId}` : secrets.name;
}

function methodOf(secrets: StoredSecrets | undefined): Pick<Profile, 'signIn'> {
  if (!secrets) return { signIn: 'token' };
  return 'clientId' in secrets ? { signIn: 'oauth' } : {};
}
