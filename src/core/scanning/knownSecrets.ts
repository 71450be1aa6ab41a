import type { AccessToken } from '../auth/accessToken';
import { Emitter } from '../platform/event';
import type { Disposable, KeyValueStore } from '../platform/ports';
import type { StoredSecrets } from '../profile/profileEntries';
import type { SessionView } from '../session/sessionView';
import { FingerprintStore } from './fingerprintStore';
import { HeldSecrets, type HeldSecret, type SecretKind } from './heldSecrets';
import type { SecretOwner } from './secretOwner';
import { SecretFinder, type FoundSecret, type SearchedSecret } from './secretFinder';

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

/**
 * The user's own tokens, by fingerprint: of all windows, after a restart, and without reading the vault. Passwords and API
 * secrets only while this window has them in memory. The one place where secrets in texts are recognized.
 */
export class KnownSecrets {
  readonly #fingerprints: FingerprintStore;
  readonly #held = new HeldSecrets();
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
    const before = this.#stampOf();
    const hold = async (kind: 'accessToken' | 'mdAccessToken', value: string | undefined): Promise<boolean> => {
      if (value === undefined) return false;
      const about = { kind, profileId, expiresAt, receivedAt };
      return !(await this.#fingerprints.add(value, about)) && this.#held.addToken({ value, ...about });
    };
    const held = [
      mdAccessToken !== accessToken && (await hold('mdAccessToken', mdAccessToken)),
      await hold('accessToken', accessToken),
    ];
    if (held.includes(true) || before !== this.#stampOf()) this.invalidate();
  }

  /** Call with credentials that this window has read or was given. Those of before are replaced. */
  addCredentials(profileId: string, secrets: StoredSecrets): void {
    if (this.#held.setCredentials(profileId, secrets)) this.invalidate();
  }

  /** Call when a profile was removed: nothing that belongs to it is kept. */
  async forgetProfile(profileId: string): Promise<void> {
    this.#held.deleteOf(profileId);
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

  #secrets(): SearchedSecret<KnownSecret>[] {
    const stored = this.#fingerprints.all().flatMap((entry): SearchedSecret<KnownSecret>[] => {
      const { hash, length, tail } = entry;
      const about = this.#about(entry);
      return about ? [{ fingerprint: { hash, length, tail }, about }] : [];
    });
    const held = new Map<string, KnownSecret>();
    for (const secret of this.#held.all) {
      const about = this.#about(secret);
      // Where profiles share a secret, it opens an account with real money if one of them does.
      if (about && !held.get(secret.value)?.isLive) held.set(secret.value, about);
    }
    return [...stored, ...Array.from(held, ([value, about]) => ({ value, about }))];
  }

  /** `undefined`: it belongs to a profile that was removed. */
  #about({ kind, profileId, expiresAt, receivedAt }: Omit<HeldSecret, 'value'>): KnownSecret | undefined {
    const owner = this.parts.ownerOf(profileId);
    const times = expiresAt === undefined || receivedAt === undefined ? {} : { expiresAt, receivedAt };
    return owner && { ...owner, kind, profileId, ...times };
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
