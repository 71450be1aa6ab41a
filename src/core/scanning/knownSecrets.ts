import type { AccessToken } from '../auth/accessToken';
import { Emitter } from '../platform/event';
import type { Disposable, KeyValueStore } from '../platform/ports';
import type { StoredSecrets } from '../profile/profileEntries';
import type { SessionView } from '../session/sessionView';
import { FingerprintStore } from './fingerprintStore';
import type { SecretOwner } from './secretOwner';
import { SecretFinder, type FoundSecret, type SearchedSecret } from './secretFinder';

export type SecretKind = 'accessToken' | 'mdAccessToken' | 'password' | 'apiSecret';

/** Whose a secret is and what it opens, without the secret. */
export interface KnownSecret extends SecretOwner {
  readonly kind: SecretKind;
  readonly profileId: string;
  /** Of tokens: ms since 1970, service time. */
  readonly expiresAt?: number;
  readonly receivedAt?: number;
}

export interface KnownSecretsParts {
  /** globalState. */
  readonly memory: KeyValueStore;
  readonly session: SessionView;
  /** `undefined`: there is no such profile any more. */
  readonly ownerOf: (profileId: string) => SecretOwner | undefined;
}

interface HeldSecret {
  readonly value: string;
  readonly kind: SecretKind;
  readonly profileId: string;
  readonly expiresAt?: number;
  readonly receivedAt?: number;
}

/**
 * The user's own tokens, by fingerprint: of all windows, after a restart, and without reading the vault. Passwords and API
 * secrets only while this window has them in memory. The one place where secrets in texts are recognized.
 */
export class KnownSecrets {
  readonly #fingerprints: FingerprintStore;
  readonly #held = new Map<string, HeldSecret>();
  readonly #changed = new Emitter<void>();
  readonly #listener: Disposable;
  #finder: SecretFinder<KnownSecret> | undefined;
  /** Of the stored fingerprints that the finder was made of. */
  #stamp = '';

  /** Another text may be recognized, or what is known about a secret has changed, such as its validity. */
  readonly onDidChange = this.#changed.event;

  constructor(private readonly parts: KnownSecretsParts) {
    this.#fingerprints = new FingerprintStore(parts.memory);
    this.#listener = parts.session.onDidChange(() => {
      const hadSome = this.#finder?.isEmpty === false;
      if (hadSome || !this.finder.isEmpty) this.#changed.fire();
    });
  }

  /** Finds all of them. Made anew when another window got a token. */
  get finder(): SecretFinder<KnownSecret> {
    const stamp = this.#stampOf();
    if (!this.#finder || stamp !== this.#stamp) {
      this.#finder = new SecretFinder(this.#secrets());
      this.#stamp = stamp;
    }
    return this.#finder;
  }

  /** As `SecretFinder.find`: for texts of at most a few 100 KB. */
  find(text: string): readonly FoundSecret<KnownSecret>[] {
    return this.finder.find(text);
  }

  /** Call with every token that a profile received, or has in the vault. Never rejects. */
  async addToken(profileId: string, token: AccessToken): Promise<void> {
    if (!this.parts.ownerOf(profileId)) return;
    const { accessToken, mdAccessToken, expiresAt, receivedAt } = token;
    const before = this.#stampOf() + String(this.#held.size);
    const add = async (kind: 'accessToken' | 'mdAccessToken', value: string | undefined) => {
      if (value === undefined) return;
      const about = { kind, profileId, expiresAt, receivedAt };
      if (!(await this.#fingerprints.add(value, about))) this.#held.set(value, { value, ...about });
    };
    // First, as it counts where both are the same string.
    if (mdAccessToken !== accessToken) await add('mdAccessToken', mdAccessToken);
    await add('accessToken', accessToken);
    if (before !== this.#stampOf() + String(this.#held.size)) this.invalidate();
  }

  /** Call with credentials that this window has read or was given. Those of before are replaced. */
  addCredentials(profileId: string, secrets: StoredSecrets): void {
    const values = credentialsIn(secrets);
    if (values.every(({ value }) => this.#held.get(value)?.profileId === profileId)) return;
    this.#deleteHeld((held) => held.profileId === profileId && held.receivedAt === undefined);
    for (const { kind, value } of values) this.#held.set(value, { value, kind, profileId });
    this.invalidate();
  }

  /** Call when a profile was removed: nothing that belongs to it is kept. */
  async forgetProfile(profileId: string): Promise<void> {
    this.#deleteHeld((held) => held.profileId === profileId);
    await this.#fingerprints.deleteOf(profileId);
    this.invalidate();
  }

  /** Call after everything was removed from the stores. */
  clear(): void {
    this.#held.clear();
    this.invalidate();
  }

  /** Call when labels or environments may have changed. */
  invalidate(): void {
    this.#finder = undefined;
    this.#changed.fire();
  }

  /** A credential has no end that we know. */
  isValid({ expiresAt }: KnownSecret): boolean {
    return expiresAt === undefined || expiresAt > this.parts.session.now();
  }

  /** The time at which it was received identifies a token without holding it. */
  isCurrent({ profileId, receivedAt }: KnownSecret): boolean {
    const { session } = this.parts;
    const current = session.state.session;
    return (
      session.state.profile?.id === profileId &&
      current.kind === 'alive' &&
      current.receivedAt === receivedAt &&
      current.expiresAt > session.now()
    );
  }

  /** Only a token, by one of the same profile: one of another environment would go to the wrong host. */
  isReplaceable(secret: KnownSecret): boolean {
    return (
      secret.receivedAt !== undefined &&
      this.parts.session.state.profile?.id === secret.profileId &&
      !this.isCurrent(secret)
    );
  }

  /** ms since 1970, service time. */
  now(): number {
    return this.parts.session.now();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
    this.#held.clear();
  }

  #deleteHeld(condition: (held: HeldSecret) => boolean): void {
    for (const [value, held] of this.#held) if (condition(held)) this.#held.delete(value);
  }

  #secrets(): SearchedSecret<KnownSecret>[] {
    const about = (secret: Pick<KnownSecret, 'profileId' | 'kind'>) => {
      const owner = this.parts.ownerOf(secret.profileId);
      return owner && { ...owner, kind: secret.kind, profileId: secret.profileId };
    };
    const stored = this.#fingerprints.all().flatMap((entry): SearchedSecret<KnownSecret>[] => {
      const { hash, length, tail, expiresAt, receivedAt } = entry;
      const known = about(entry);
      return known ? [{ fingerprint: { hash, length, tail }, about: { ...known, expiresAt, receivedAt } }] : [];
    });
    const held = [...this.#held.values()].flatMap((secret): SearchedSecret<KnownSecret>[] => {
      const { value, expiresAt, receivedAt } = secret;
      const known = about(secret);
      const times = expiresAt === undefined || receivedAt === undefined ? {} : { expiresAt, receivedAt };
      return known ? [{ value, about: { ...known, ...times } }] : [];
    });
    return [...stored, ...held];
  }

  /** A renewal may return the same string with another expiration. */
  #stampOf(): string {
    const { memory } = this.parts;
    return this.#fingerprints
      .keys()
      .map((key) => `${key} ${String((memory.get(key) as { readonly expiresAt?: unknown } | undefined)?.expiresAt)}`)
      .join();
  }
}

function credentialsIn(secrets: StoredSecrets) {
  const all = [
    ['password', 'password' in secrets ? secrets.password : ''],
    ['apiSecret', 'clientId' in secrets ? (secrets.clientSecret ?? '') : secrets.sec],
  ] as const;
  return all.flatMap(([kind, value]) => (value === '' ? [] : [{ kind, value }]));
}
