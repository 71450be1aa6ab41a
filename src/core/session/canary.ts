import { UserFacingError } from '../platform/errors';
import type { KeyValueStore, SecretStore } from '../platform/ports';
import { t, type Text } from '../platform/text';

export const CANARY_KEY = 'canary';

/**
 * Detects that secrets are lost when VS Code restarts: without a keyring it keeps them in memory and says nothing. An id is
 * stored in the vault and in globalState; if a later start finds it in globalState only, the vault was lost.
 */
export class Canary {
  /** As this window found it: it may not see what another window stores later. */
  readonly #expected: unknown;
  #isChecked = false;

  constructor(
    private readonly vault: SecretStore,
    private readonly memory: KeyValueStore,
    private readonly uuid: () => string,
  ) {
    this.#expected = memory.get(CANARY_KEY);
  }

  /** Call where the vault is read anyway, never at start. Returns the error for the user once. Never rejects. */
  async check(): Promise<UserFacingError | undefined> {
    if (this.#isChecked) return undefined;
    this.#isChecked = true;
    try {
      const stored = await this.vault.get(CANARY_KEY);
      if (stored !== undefined && stored === this.memory.get(CANARY_KEY)) return undefined;
      const id = this.uuid();
      await this.vault.set(CANARY_KEY, id);
      await this.memory.set(CANARY_KEY, id);
      return this.#expected === undefined || stored !== undefined ? undefined : secretsLostError(this.vault.help.setUp);
    } catch {
      return undefined; // the call that needs the vault reports its error
    }
  }
}

function secretsLostError(setUp: Text): UserFacingError {
  return new UserFacingError('storage', [
    t('VS Code lost your stored credentials when it restarted, and may lose them again.'),
    setUp,
  ]);
}
