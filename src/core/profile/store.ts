import * as v from 'valibot';
import { Emitter } from '../event';
import { guarded } from '../guarded';
import type { Memory, Vault } from '../ports';
import type { Redactor } from '../redact';
import type { Credentials } from './credentials';
import { secretsOf } from './fields';
import type { Profile } from './profile';

const PROFILE = 'profile.';
const ACTIVE = 'activeProfile';
const DEVICE = 'deviceId';
const TRUSTED = 'trustedHost.';
const credentialsKey = (id: string) => `credentials.${id}`;

const profileSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  label: v.string(),
  environment: v.string(),
  addedAt: v.fallback(v.number(), 0),
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

export interface ProfileStorePorts {
  /** globalState: one key a profile, so that two windows never overwrite each other's list. */
  readonly memory: Memory;
  /** workspaceState: which profile this workspace uses. */
  readonly workspace: Memory;
  readonly vault: Vault;
  readonly redactor: Redactor;
  readonly uuid: () => string;
  readonly now: () => number;
}

/** Profiles in the open, their credentials in the vault. An entry that can't be read is never wiped. */
export class ProfileStore {
  readonly #changed = new Emitter<void>();
  readonly #removed = new Emitter<string>();
  readonly onDidChange = this.#changed.event;
  /** Fires with the id: whoever keeps something of that profile drops it. */
  readonly onDidRemove = this.#removed.event;

  constructor(private readonly ports: ProfileStorePorts) {}

  /** In the order in which they were added. */
  list(): readonly Profile[] {
    return this.ports.memory
      .keys()
      .filter((key) => key.startsWith(PROFILE))
      .map((key) => v.safeParse(profileSchema, this.ports.memory.get(key)))
      .flatMap((parsed) => (parsed.success ? [parsed.output] : []))
      .sort((a, b) => a.addedAt - b.addedAt)
      .map(({ id, label, environment }) => ({ id, label, environment }));
  }

  get(id: string): Profile | undefined {
    return this.list().find((profile) => profile.id === id);
  }

  /** The workspace's own choice, else the one used last anywhere, else the first. */
  active(): Profile | undefined {
    const list = this.list();
    const wanted = [this.ports.workspace.get(ACTIVE), this.ports.memory.get(ACTIVE)];
    return wanted.map((id) => list.find((profile) => profile.id === id)).find(Boolean) ?? list[0];
  }

  async setActive(id: string): Promise<void> {
    await this.ports.workspace.set(ACTIVE, id);
    await this.ports.memory.set(ACTIVE, id);
    this.#changed.fire();
  }

  /** Stores the credentials first, so that no profile exists without them. Rejects with a `storage` failure. */
  async add(environment: { readonly id: string; readonly label: string }, credentials: Credentials): Promise<Profile> {
    const id = this.ports.uuid();
    await this.#write(id, credentials);
    const profile: Profile = {
      id,
      label: this.#label(environment.label, credentials.name, id),
      environment: environment.id,
    };
    await this.ports.memory.set(PROFILE + id, { ...profile, addedAt: this.ports.now() });
    await this.setActive(id);
    return profile;
  }

  /** Rejects with a `storage` failure; then nothing has changed. */
  async update(
    id: string,
    environment: { readonly id: string; readonly label: string },
    credentials: Credentials,
  ): Promise<void> {
    await this.#write(id, credentials);
    const before = v.safeParse(profileSchema, this.ports.memory.get(PROFILE + id));
    const label = this.#label(environment.label, credentials.name, id);
    await this.ports.memory.set(PROFILE + id, {
      id,
      label,
      environment: environment.id,
      addedAt: before.success ? before.output.addedAt : this.ports.now(),
    });
    this.#changed.fire();
  }

  /** Removes the profile and its credentials; its token is the session's to drop. Rejects with a `storage` failure. */
  async remove(id: string): Promise<void> {
    await guarded('the credentials could not be deleted', () => this.ports.vault.delete(credentialsKey(id)));
    await this.ports.memory.set(PROFILE + id, undefined);
    for (const memory of [this.ports.workspace, this.ports.memory]) {
      if (memory.get(ACTIVE) === id) await memory.set(ACTIVE, undefined);
    }
    this.#removed.fire(id);
    this.#changed.fire();
  }

  /** `unreadable`: there is an entry, but it is damaged; it is left as it is. Rejects with a `storage` failure. */
  async credentials(id: string): Promise<Credentials | 'missing' | 'unreadable'> {
    const text = await guarded('the credentials could not be read', () => this.ports.vault.get(credentialsKey(id)));
    if (text === undefined) return 'missing';
    const credentials = parse(text);
    if (!credentials) return 'unreadable';
    this.ports.redactor.learn(...secretsOf(credentials));
    return credentials;
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

  /** Every profile, secret and trace of this store. Rejects with a `storage` failure. */
  async removeAll(): Promise<void> {
    for (const { id } of this.list()) await this.remove(id);
    for (const memory of [this.ports.workspace, this.ports.memory]) {
      for (const key of memory.keys()) await memory.set(key, undefined);
    }
    this.#changed.fire();
  }

  async #write(id: string, credentials: Credentials): Promise<void> {
    this.ports.redactor.learn(...secretsOf(credentials));
    await guarded('the credentials could not be stored', () =>
      this.ports.vault.set(credentialsKey(id), JSON.stringify(credentials)),
    );
  }

  #label(environment: string, user: string, id: string): string {
    const others = new Set(
      this.list()
        .filter((profile) => profile.id !== id)
        .map(({ label }) => label),
    );
    const wanted = `${environment} · ${user}`;
    let label = wanted;
    for (let n = 2; others.has(label); n++) label = `${wanted} (${n})`;
    return label;
  }
}

function parse(text: string): Credentials | undefined {
  try {
    const parsed = v.safeParse(credentialsSchema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
