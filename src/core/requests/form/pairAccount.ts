import { fieldsOf } from '../../operations/catalog';
import type { Draft } from './draft';
import type { Account } from './suggestions';

const ID = 'accountId';
const NAME = 'accountSpec';

/**
 * The draft with an account filled in: the only one where none is named yet, and the other half of one whose id or name the
 * user has just entered. @param edited name of the field that was edited
 */
export function pairAccount(draft: Draft, accounts: readonly Account[], edited?: string): Draft {
  const names = fieldsOf(draft.operation).map(({ name }) => name);
  const [id = '', name = ''] = [draft.texts[ID], draft.texts[NAME]];
  const [first, ...others] = accounts;
  const account =
    edited === ID
      ? accounts.find((one) => String(one.id) === id.trim())
      : edited === NAME
        ? accounts.find((one) => one.name === name.trim())
        : id === '' && name === '' && others.length === 0
          ? first
          : undefined;
  if (!account) return draft;
  const texts = {
    ...draft.texts,
    ...(names.includes(ID) ? { [ID]: String(account.id) } : {}),
    ...(names.includes(NAME) ? { [NAME]: account.name } : {}),
  };
  return { ...draft, texts };
}
