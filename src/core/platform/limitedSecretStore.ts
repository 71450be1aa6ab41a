import type { KeyringHelp } from './keyringHelp';
import type { Clock, Disposable, SecretStore } from './ports';
import { withTimeLimit } from './timeLimit';

/** A keyring that waits for its password, or hangs, must not block a window for good. */
export const VAULT_LIMIT_MS = 20_000;

interface Change {
  readonly value: string | undefined;
}

/**
 * A vault in which each call ends within a time limit. The changes of one entry happen one after the other; one that ends
 * after its time limit doesn't undo a newer one.
 */
export class LimitedSecretStore implements SecretStore {
  readonly #newest = new Map<string, Change>();
  /** For each entry the end of its last change. */
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly help: KeyringHelp;
  /** Only where the vault has it. */
  readonly keys?: () => Promise<readonly string[]>;

  constructor(
    private readonly vault: SecretStore,
    private readonly clock: Pick<Clock, 'setTimer'>,
  ) {
    this.help = vault.help;
    if (vault.keys) this.keys = () => this.#limited(vault.keys?.() ?? Promise.resolve([]));
  }

  get(key: string): Promise<string | undefined> {
    return this.#limited(this.vault.get(key));
  }

  set(key: string, value: string): Promise<void> {
    return this.#change(key, { value });
  }

  delete(key: string): Promise<void> {
    return this.#change(key, { value: undefined });
  }

  onDidChange(listener: (key: string) => void): Disposable {
    return this.vault.onDidChange(listener);
  }

  #change(key: string, change: Change): Promise<void> {
    this.#newest.set(key, change);
    const before = this.#tails.get(key) ?? Promise.resolve();
    const done = before.then(() => this.#apply(key, change));
    this.#tails.set(
      key,
      done.catch(() => undefined),
    );
    return done;
  }

  async #apply(key: string, change: Change): Promise<void> {
    const { value } = change;
    const work = value === undefined ? this.vault.delete(key) : this.vault.set(key, value);
    let isLate = false;
    const afterwards = () => {
      const newest = this.#newest.get(key);
      if (isLate && newest && newest !== change) void this.#change(key, newest).catch(() => undefined);
    };
    work.then(afterwards, () => undefined);
    await this.#limited(work, () => (isLate = true));
  }

  #limited<T>(work: Promise<T>, onTimeout?: () => void): Promise<T> {
    return withTimeLimit(this.clock, VAULT_LIMIT_MS, work, () => {
      onTimeout?.();
      return new Error('The secret storage does not respond.');
    });
  }
}
