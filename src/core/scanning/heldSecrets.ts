import type { StoredSecrets } from '../profile/profileEntries';

export type SecretKind = 'accessToken' | 'mdAccessToken' | 'password' | 'apiSecret';

export interface HeldSecret {
  readonly value: string;
  readonly kind: SecretKind;
  readonly profileId: string;
  /** Of tokens: ms since 1970, service time. */
  readonly expiresAt?: number;
  readonly receivedAt?: number;
}

/** Secrets that are in the memory of this window only. Profiles may share one: a user has one password for Demo and LIVE. */
export class HeldSecrets {
  #all: readonly HeldSecret[] = [];

  get all(): readonly HeldSecret[] {
    return this.#all;
  }

  /** @returns false: nothing has changed */
  addToken(token: HeldSecret): boolean {
    return this.#replace((held) => isSameSecret(held, token), [token]);
  }

  /** In place of those that the profile had before. @returns false: nothing has changed */
  setCredentials(profileId: string, secrets: StoredSecrets): boolean {
    return this.#replace(
      (held) => held.profileId === profileId && held.receivedAt === undefined,
      credentialsIn(secrets).map((secret) => ({ ...secret, profileId })),
    );
  }

  deleteOf(profileId: string): void {
    this.#all = this.#all.filter((held) => held.profileId !== profileId);
  }

  clear(): void {
    this.#all = [];
  }

  #replace(isReplaced: (held: HeldSecret) => boolean, secrets: readonly HeldSecret[]): boolean {
    const replaced = this.#all.filter(isReplaced);
    const isKnown = (secret: HeldSecret) =>
      replaced.some((held) => isSameSecret(held, secret) && held.expiresAt === secret.expiresAt);
    if (replaced.length === secrets.length && secrets.every(isKnown)) return false;
    this.#all = [...this.#all.filter((held) => !isReplaced(held)), ...secrets];
    return true;
  }
}

function isSameSecret(one: HeldSecret, other: HeldSecret): boolean {
  return one.value === other.value && one.kind === other.kind && one.profileId === other.profileId;
}

function credentialsIn(secrets: StoredSecrets) {
  const all = [
    ['password', 'password' in secrets ? secrets.password : ''],
    ['apiSecret', 'clientId' in secrets ? (secrets.clientSecret ?? '') : secrets.sec],
  ] as const;
  return all.flatMap(([kind, value]) => (value === '' ? [] : [{ kind, value }]));
}
