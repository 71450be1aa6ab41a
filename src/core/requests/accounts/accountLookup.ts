import { fieldsOf, type Operation } from '../../operations/catalog';
import type { Disposable } from '../../platform/ports';
import type { Account, ValueSuggestions } from '../form/suggestions';
import type { Sender } from '../send/sender';
import { parseResponse } from '../response/parseResponse';

/** What the lookup needs of the session. `SessionManager` implements it. */
export interface LookupSession {
  readonly state: { readonly profile?: { readonly id: string } | undefined };
  currentToken(): Promise<object | undefined>;
  readonly onDidChange: (listener: () => void) => Disposable;
}

const ACCOUNT_FIELDS: readonly string[] = ['accountId', 'accountIds', 'accountSpec'];

/** Whether an account must be named to call it. */
export function needsAccount(operation: Operation): boolean {
  return fieldsOf(operation).some(({ name, of }) => ACCOUNT_FIELDS.includes(name) || of?.toLowerCase() === 'account');
}

/**
 * The user's accounts: asked for once per session, with the first request that needs one, and kept in memory. It signs in
 * for nothing, sends nothing while requests are blocked, and asks no second time after an error.
 */
export class AccountLookup {
  #asked: Promise<void> | undefined;
  #profile: string | undefined;
  readonly #listener: Disposable;

  /** @param load what the one request is sent with; it is blocked like any other */
  constructor(
    private readonly load: () => Promise<{
      readonly sender: Pick<Sender, 'send'>;
      readonly operation: Operation | undefined;
    }>,
    private readonly session: LookupSession,
    private readonly suggestions: ValueSuggestions,
  ) {
    this.#profile = session.state.profile?.id;
    this.#listener = session.onDidChange(() => void this.#onSessionChange());
  }

  /** The accounts for an operation that needs one; empty if there is no valid token or no response. Never rejects. */
  async accountsFor(operation: Operation): Promise<readonly Account[]> {
    if (!needsAccount(operation)) return [];
    const known = this.suggestions.accounts;
    if (known.length === 0 && (await this.session.currentToken().catch(() => undefined))) {
      await (this.#asked ??= this.#ask());
    }
    return this.suggestions.accounts;
  }

  dispose(): void {
    this.#listener.dispose();
  }

  async #ask(): Promise<void> {
    const profile = this.#profile;
    const prompts = { signal: new AbortController().signal, confirmLive: () => Promise.resolve(false) };
    try {
      const { sender, operation } = await this.load();
      if (!operation) return;
      const { response } = await sender.send({ operation, values: {} }, prompts);
      // The profile may have been switched in the meantime.
      if (response.status === 200 && profile === this.session.state.profile?.id) {
        this.suggestions.learn(operation, parseResponse(response).json);
      }
    } catch {
      // The request that needs the account reports what is wrong.
    }
  }

  /** Another profile has other accounts, and a new sign-in may see others. */
  async #onSessionChange(): Promise<void> {
    const { profile } = this.session.state;
    const isOther = profile?.id !== this.#profile;
    this.#profile = profile?.id;
    if (isOther || !(await this.session.currentToken().catch(() => undefined))) {
      this.#asked = undefined;
      this.suggestions.clear();
    }
  }
}
