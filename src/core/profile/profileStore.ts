import { Emitter } from '../platform/event';
import { UserFacingError } from '../platform/errors';
import type { KeyValueStore, SecretStore } from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import type { Credentials } from './credentials';
import { ProfileEntries } from './profileEntries';
import { ACTIVE_PROFILE_KEY, readActiveProfile, toProfile } from './storedProfiles';
import type { EnvironmentName } from './environment';
import type { Profile } from './profile';
import { t } from '../platform/text';

const DEVICE = 'deviceId';
const TRUSTED = 'trustedHost.';

export interface ProfileStorePorts {
  /** globalState: one key a profile, so that two windows never overwrite each other's list. */
  readonly memory: KeyValueStore;
  /** workspaceState: which profile this workspace uses. */
  readonly workspace: KeyValueStore;
  readonly vault: SecretStore;
  readonly redactor: Redactor;
  readonly uuid: () => string;
  readonly now: () => number;
}

/** Profiles in the open, their credentials in the vault. An entry that can't be read is never wiped. */
export class ProfileStore {
  readonly #changed = new Emitter<void>();
  readonly #removed = new Emitter<string>();
  readonly #entries: ProfileEntries;
  readonly onDidChange = this.#changed.event;
  /** Fires with the id: whoever keeps something of that profile drops it. */
  readonly onDidRemove = this.#removed.event;

  constructor(private readonly ports: ProfileStorePorts) {
    this.#entries = new ProfileEntries(ports.memory, ports.vault, ports.redactor);
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

  /** The new profile becomes the active one. Rejects with a `storage` failure; then nothing is left of it. */
  async add(environment: EnvironmentName, credentials: Credentials): Promise<Profile> {
    const id = this.ports.uuid();
    const label = this.#label(environment, credentials, id);
    const entry = { id, label, environment: environment.id, addedAt: this.ports.now(), formerIds: [] };
    await this.#entries.write(entry, credentials);
    await this.setActive(id);
    return toProfile(entry);
  }

  /**
   * Replaces what a profile holds. Another environment or another user makes it another account: it goes on under a new id,
   * so that whatever is kept by the old one, its token first of all, is dropped and can never be sent to the new place.
   * Rejects with a `storage` failure; nothing is lost then.
   * @returns the profile as it is now
   */
  async update(id: string, environment: EnvironmentName, credentials: Credentials): Promise<Profile> {
    const before = this.#entries.all().find((entry) => entry.id === id);
    if (!before) {
      throw new UserFacingError(
        'storage',
        t('This profile has been removed meanwhile. Enter it again with Add Profile.'),
        {
          remedies: ['add-profile'],
        },
      );
    }
    const old = await this.credentials(id);
    const sameAccount =
      before.environment === environment.id && typeof old === 'object' && old.name === credentials.name;
    const identity = sameAccount ? {} : { id: this.ports.uuid(), formerIds: [...before.formerIds, id] };
    const label = this.#label(environment, credentials, id);
    const entry = { ...before, label, environment: environment.id, ...identity };
    await this.#entries.write(entry, credentials);
    if (!sameAccount) {
      // Workspaces that are not open still hold the old id: `formerIds` leads them on.
      await this.#point(id, entry.id);
      await this.#entries.delete(id);
      this.#removed.fire(id);
    }
    this.#changed.fire();
    return toProfile(entry);
  }

  /** Removes the profile and its credentials; its token is the session's to drop. Rejects with a `storage` failure. */
  async remove(id: string): Promise<void> {
    await this.#entries.delete(id);
    await this.#point(id, undefined);
    this.#removed.fire(id);
    this.#changed.fire();
  }

  /** `unreadable`: there is an entry, but it is damaged; it is left as it is. Rejects with a `storage` failure. */
  credentials(id: string): Promise<Credentials | 'missing' | 'unreadable'> {
    return this.#entries.credentials(id);
  }

  /** Made once on this machine and the same for every profile: an unstable one is the commonest "works on demo, 401 on live". */
  async deviceId(): Promise<string> {
    const known = this.ports.memory.get(DEVICE);
    if (typeof known === 'string' && known !== '' && known.length <= 64) return known;
    const made = this.ports.uuid();
    await this.ports.memory.set(DEVICE, made);
    return made;
  }

  isTrusted(host: string): boolean {
    return this.ports.memory.get(TRUSTED + host) === true;
  }

  async trust(host: string): Promise<void> {
    await this.ports.memory.set(TRUSTED + host, true);
  }

  /** Every profile, secret and trace of this store, damaged entries included. Rejects with a `storage` failure. */
  async removeAll(): Promise<void> {
    for (const id of this.#entries.ids()) {
      await this.#entries.delete(id);
      this.#removed.fire(id);
    }
    for (const memory of [this.ports.workspace, this.ports.memory]) {
      for (const key of memory.keys()) await memory.set(key, undefined);
    }
    this.#changed.fire();
  }

  /** What this window remembers as the active one. */
  async #point(from: string, to: string | undefined): Promise<void> {
    for (const memory of [this.ports.workspace, this.ports.memory]) {
      if (memory.get(ACTIVE_PROFILE_KEY) === from) await memory.set(ACTIVE_PROFILE_KEY, to);
    }
  }

  /** `Demo · alice`; where another profile reads so already, `Demo · alice (2)`. */
  #label(environment: EnvironmentName, { name }: Credentials, id: string): string {
    const others = this.list().filter((profile) => profile.id !== id);
    const wanted = `${environment.label} · ${name}`;
    let label = wanted;
    for (let n = 2; others.some((other) => other.label === label); n++) label = `${wanted} (${n})`;
    return label;
  }
}
