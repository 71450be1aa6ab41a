import { UserFacingError } from '../platform/errors';
import type { KeyValueStore, SecretStore } from '../platform/ports';
import { t } from '../platform/text';

export const canaryKey = 'canary';

/**
 * Tells whether secrets outlive VS Code: without a keyring it keeps them in memory and says nothing. An entry is put into the
 * vault and named in the open; the next start that finds the one without the other knows. Lives as long as the window.
 */
export class Canary {
  /** As this window found it: what another window plants later may be out of its sight. */
  readonly #expected: unknown;
  #looked = false;

  constructor(
    private readonly vault: SecretStore,
    private readonly memory: KeyValueStore,
    private readonly uuid: () => string,
  ) {
    this.#expected = memory.get(canaryKey);
  }

  /** Call where the vault is used anyway, never at start. Answers once what a person must know; never rejects. */
  async look(): Promise<UserFacingError | undefined> {
    if (this.#looked) return undefined;
    this.#looked = true;
    try {
      const found = await this.vault.get(canaryKey);
      if (found !== undefined && found === this.memory.get(canaryKey)) return undefined;
      const planted = this.uuid();
      await this.vault.set(canaryKey, planted);
      await this.memory.set(canaryKey, planted);
      return this.#expected === undefined || found !== undefined ? undefined : lost();
    } catch {
      return undefined; // a store that throws is told by the call that needed it
    }
  }
}

function lost(): UserFacingError {
  return new UserFacingError(
    'storage',
    t(
      'VS Code did not keep your secrets over its last restart, so tokens and credentials will be gone again after the next one. Set up the system’s keyring (on Linux gnome-keyring or KWallet, or "password-store" in Configure Runtime Arguments).',
    ),
  );
}
