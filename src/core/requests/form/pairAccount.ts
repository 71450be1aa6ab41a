import { fieldsOf } from '../../operations/catalog';
import type { Draft } from './draft';
import type { Account } from './suggestions';

const ID = 'accountId';
const NAME = 'accountSpec';

/** The draft with the other half of an account whose id or name was entered. @param edited name of the edited field */
export function pairAccount(draft: Draft, accounts: readonly Account[], edited: string): Draft {
  const entered = (draft.texts[edited] ?? '').trim();
  const isEntered = ({ id, name }: Account) =>
    edited === ID ? String(id) === entered : edited === NAME && name === entered;
  return withAccount(draft, accounts.find(isEntered));
}

/** The draft with the user's only account where none is named. @param accounts all of the user's */
export function fillOnlyAccount(draft: Draft, accounts: readonly Account[]): Draft {
  const [only, ...others] = accounts;
  const isNamed = [ID, NAME].some((field) => (draft.texts[field] ?? '') !== '');
  return isNamed || others.length > 0 ? draft : withAccount(draft, only);
}

function withAccount(draft: Draft, account: Account | undefined): Draft {
  if (!account) return draft;
  const names = fieldsOf(draft.operation).map(({ name }) => name);
  const texts = {
    ...draft.texts,
    ...(names.includes(ID) ? { [ID]: String(account.id) } : {}),
    ...(names.includes(NAME) ? { [NAME]: account.name } : {}),
  };
  return { ...draft, texts };
}
