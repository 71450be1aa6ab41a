import { MASK } from '../redactor';

export interface AliasedAccount {
  readonly id: number;
  readonly name: string;
}

const ALIAS = new RegExp(`^${MASK}(?: (\\d{1,4}))?$`);

/** Accounts by what is asked for. */
interface Index {
  readonly accounts: readonly AliasedAccount[];
  readonly values: readonly string[];
  /** By id, so that an alias stays the same when the order changes. */
  readonly sorted: readonly AliasedAccount[];
  readonly aliases: ReadonlyMap<string, string>;
}

/** Names that stand for the user's accounts while they are hidden: `•••••• 1` can be chosen without being read. */
export class AccountAliases {
  /** Of the array of accounts that was given last. Each text of a page is looked up in it. */
  #index: Index | undefined;

  /** @param accounts those that are known, the newest first; a new array if they have changed */
  constructor(private readonly accounts: () => readonly AliasedAccount[]) {}

  /** Ids and names. */
  get values(): readonly string[] {
    return this.#current.values;
  }

  /** Of an id or a name; `undefined`: it is no account that is known. */
  aliasOf(text: string): string | undefined {
    return this.#current.aliases.get(text);
  }

  /** What an alias stands for. `undefined`: it stands for nothing; a text that is no alias is returned. */
  valueOf(text: string, part: 'id' | 'name'): string | undefined {
    const match = ALIAS.exec(text.trim());
    if (!match) return text.includes(MASK) ? undefined : text;
    const account = this.#current.sorted[Number(match[1] ?? 0) - 1];
    return account && String(account[part]);
  }

  get #current(): Index {
    const accounts = this.accounts();
    if (this.#index?.accounts !== accounts) this.#index = indexOf(accounts);
    return this.#index;
  }
}

function indexOf(accounts: readonly AliasedAccount[]): Index {
  const sorted = [...accounts].sort((one, other) => one.id - other.id);
  const aliases = new Map<string, string>();
  for (const [index, { id, name }] of sorted.entries())
    for (const text of [String(id), name]) if (!aliases.has(text)) aliases.set(text, `${MASK} ${index + 1}`);
  return { accounts, values: accounts.flatMap(({ id, name }) => [String(id), name]), sorted, aliases };
}
