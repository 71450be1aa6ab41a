import * as v from 'valibot';
import type { KeyValueStore } from '../platform/ports';
import { fingerprintOf, fingerprintSchema } from './fingerprint';

/** One entry each, so that two windows never overwrite each other's list. */
export const FINGERPRINT_KEY_PREFIX = 'fingerprint.';

const storedSchema = v.object({
  ...fingerprintSchema.entries,
  kind: v.picklist(['accessToken', 'mdAccessToken']),
  profileId: v.string(),
  /** ms since 1970, service time, as those of `AccessToken`. */
  expiresAt: v.number(),
  receivedAt: v.number(),
});

/** What globalState keeps of a token, so that it is recognized after a restart and without the vault. Nothing secret. */
export type StoredFingerprint = Readonly<v.InferOutput<typeof storedSchema>>;

/** The oldest are deleted first. A day has about 20 renewals. */
const MAX_FINGERPRINTS = 200;

/** The fingerprints of the user's own tokens in globalState, of all windows. They are deleted with their profile. */
export class FingerprintStore {
  constructor(private readonly memory: KeyValueStore) {}

  /** In no particular order. A damaged entry is left out. */
  all(): readonly StoredFingerprint[] {
    return this.keys().flatMap((key) => {
      const parsed = v.safeParse(storedSchema, this.memory.get(key));
      return parsed.success ? [parsed.output] : [];
    });
  }

  keys(): readonly string[] {
    return this.memory.keys().filter((key) => key.startsWith(FINGERPRINT_KEY_PREFIX));
  }

  /** Never rejects: without its fingerprint a token is still good. @returns false: the token has none */
  async add(token: string, about: Omit<StoredFingerprint, 'hash' | 'length' | 'tail'>): Promise<boolean> {
    const fingerprint = fingerprintOf(token);
    if (!fingerprint) return false;
    const stored = v.safeParse(storedSchema, this.memory.get(FINGERPRINT_KEY_PREFIX + fingerprint.hash));
    if (stored.success && stored.output.expiresAt === about.expiresAt && stored.output.receivedAt === about.receivedAt)
      return true;
    await this.memory
      .set(FINGERPRINT_KEY_PREFIX + fingerprint.hash, { ...fingerprint, ...about })
      .catch(() => undefined);
    const oldest = [...this.all()].sort((a, b) => b.receivedAt - a.receivedAt).slice(MAX_FINGERPRINTS);
    await this.#delete(oldest);
    return true;
  }

  /** Never rejects. */
  async deleteOf(profileId: string): Promise<void> {
    await this.#delete(this.all().filter((entry) => entry.profileId === profileId));
  }

  async #delete(entries: readonly StoredFingerprint[]): Promise<void> {
    await Promise.allSettled(entries.map(({ hash }) => this.memory.set(FINGERPRINT_KEY_PREFIX + hash, undefined)));
  }
}
