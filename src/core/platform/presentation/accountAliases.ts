import { MASK } from '../redactor';

export interface AliasedAccount {
  readonly id: number;
  readonly name: string;
}

const ALIAS = new RegExp(`^${MASK}(?: (\\d{1,4}))?$`);

/** Names that stand for the user's accounts while they are hidden: `•••••• 1` can be chosen without being read. */
export class AccountAliases {
  /** @param accounts those that are known, the newest first */
  constructor(private readonly accounts: () => readonly AliasedAccount[]) {}

  /** Ids and names. */
  get values(): readonly string[] {
    return this.accounts().flatMap(({ id, name }) => [String(id), name]);
  }

  /** Of an id or a name; `undefined`: it is no account that is known. */
  aliasOf(text: string): string | undefined {
    // By id, so that an alias stays the same when the order changes.
    const ids = this.#sorted().findIndex(({ id, name }) => String(id) === text || name === text);
    return ids < 0 ? undefined : `${MASK} ${ids + 1}`;
  }

  /** What an alias stands for. `undefined`: it stands for nothing; a text that is no alias is returned. */
  valueOf(text: string, part: 'id' | 'name'): string | undefined {
    const match = ALIAS.exec(text.trim());
    if (!match) return text.includes(MASK) ? undefined : text;
    const account = this.#sorted()[Number(match[1] ?? 0) - 1];
    return account && String(account[part]);
  }

  #sorted(): readonly AliasedAccount[] {
    return [...this.accounts()].sort((one, other) => one.id - other.id);
  }
}
