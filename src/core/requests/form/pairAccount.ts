import { fieldsOf } from '../../operations/catalog';
import type { Draft } from './draft';
import { accountFields, accountValues, namedAccount, namedBy } from './namedAccount';
import type { Account } from './suggestions';

/** The draft with the other half of an account whose id or name was entered. @param edited name of the edited field */
export function pairAccount(draft: Draft, accounts: readonly Account[], edited: string): Draft {
  return withAccount(draft, namedAccount({ [edited]: draft.texts[edited] ?? '' }, accounts));
}

/** The draft with the other half of an account that was entered before it was known, or with the user's only account where none is named. */
export function fillAccount(draft: Draft, accounts: readonly Account[]): Draft {
  const [named, other] = namedBy(draft.texts);
  if (named !== undefined) return other === undefined ? pairAccount(draft, accounts, named) : draft;
  const [only, ...others] = accounts;
  return others.length > 0 ? draft : withAccount(draft, only);
}

function withAccount(draft: Draft, account: Account | undefined): Draft {
  if (!account) return draft;
  const names = fieldsOf(draft.operation).map(({ name }) => name);
  const values = accountValues(account);
  const halves = accountFields.filter((field) => names.includes(field));
  const texts = Object.fromEntries(halves.map((field) => [field, String(values[field])]));
  return { ...draft, texts: { ...draft.texts, ...texts } };
}
