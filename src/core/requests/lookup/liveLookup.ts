import { fieldsOf, type Catalog, type Operation } from '../../operations/catalog';
import type { Json } from '../../operations/exampleValue';
import { isRecord } from '../../platform/isRecord';
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

/** The product whose front month the catalog's examples trade. */
const EXAMPLE_ROOT = 'MES';
const MAX_CONTRACTS = 10;

/** What a request of the lookup is sent with; it is blocked like any other. */
export interface LookupParts {
  readonly sender: Pick<Sender, 'send'>;
  readonly byId: Catalog['byId'];
}

/**
 * What a request needs to know of the account and of the market: each asked for once per session, with the first request
 * that needs it, and kept in memory. It signs in for nothing, sends nothing while requests are blocked, and asks no second
 * time after an error.
 */
export class LiveLookup {
  readonly #asked = new Map<string, Promise<unknown>>();
  #profile: string | undefined;
  readonly #listener: Disposable;

  constructor(
    private readonly load: () => Promise<LookupParts>,
    private readonly session: LookupSession,
    private readonly suggestions: ValueSuggestions,
  ) {
    this.#profile = session.state.profile?.id;
    this.#listener = session.onDidChange(() => void this.#onSessionChange());
  }

  /** All accounts to offer for an operation that needs one; empty if not all are known: no valid token, no response. Never rejects. */
  async accountsFor(operation: Operation): Promise<readonly Account[]> {
    if (!needsAccount(operation)) return [];
    if (!this.suggestions.hasAllAccounts) await this.#once('accountList', {});
    return this.suggestions.hasAllAccounts ? this.suggestions.accountsFor(operation) : [];
  }

  /** Learns which contracts the service lists, for an operation that names one: the front month among them. Never rejects. */
  async confirmContracts(operation: Operation, root = EXAMPLE_ROOT): Promise<void> {
    if (fieldsOf(operation).some(({ name }) => name === 'symbol')) await this.contractsOf(root);
  }

  /** Names of contracts of a product that the service lists; empty without a valid token or a response. Never rejects. */
  async contractsOf(root: string): Promise<readonly string[]> {
    const listed = await this.#once('contractSuggest', { t: root, l: MAX_CONTRACTS });
    const names = Array.isArray(listed) ? listed.map((one: unknown) => (isRecord(one) ? one['name'] : undefined)) : [];
    return names.filter((name) => typeof name === 'string');
  }

  /**
   * The moment at which a contract expires, by the service: ms since 1970. `undefined` if there is no valid token or no
   * response. Never rejects.
   */
  async expirationOf(symbol: string): Promise<number | undefined> {
    const contract = await this.#once('contractFind', { name: symbol });
    const id = isRecord(contract) && contract['name'] === symbol ? contract['contractMaturityId'] : undefined;
    if (typeof id !== 'number') return undefined;
    const maturity = await this.#once('contractMaturityItem', { id });
    const expires = isRecord(maturity) ? Date.parse(String(maturity['expirationDate'])) : NaN;
    return Number.isNaN(expires) ? undefined : expires;
  }

  dispose(): void {
    this.#listener.dispose();
  }

  /** @returns the body of the response as JSON */
  async #once(id: string, values: Readonly<Record<string, Json>>): Promise<unknown> {
    if (!(await this.#hasToken())) return undefined;
    const key = `${id} ${JSON.stringify(values)}`;
    const asked = this.#asked.get(key) ?? this.#ask(id, values);
    this.#asked.set(key, asked);
    return asked;
  }

  async #ask(id: string, values: Readonly<Record<string, Json>>): Promise<unknown> {
    const profile = this.#profile;
    const prompts = { signal: new AbortController().signal, confirmLive: () => Promise.resolve(false) };
    try {
      const { sender, byId } = await this.load();
      const operation = byId.get(id);
      if (!operation) return undefined;
      const { response } = await sender.send({ operation, values }, prompts);
      // The profile may have been switched in the meantime.
      if (response.status !== 200 || profile !== this.session.state.profile?.id) return undefined;
      const { json } = parseResponse(response);
      this.suggestions.learn(operation, json);
      return json;
    } catch {
      return undefined; // The request that needs it reports what is wrong.
    }
  }

  async #hasToken(): Promise<boolean> {
    return (await this.session.currentToken().catch(() => undefined)) !== undefined;
  }

  /** Another profile has other accounts, and a new sign-in may see others. */
  async #onSessionChange(): Promise<void> {
    const { profile } = this.session.state;
    const isOther = profile?.id !== this.#profile;
    this.#profile = profile?.id;
    if (!isOther && (await this.#hasToken())) return;
    this.#asked.clear();
    this.suggestions.clear();
  }
}
