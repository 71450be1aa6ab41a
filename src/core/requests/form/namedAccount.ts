import { fieldsOf, type Operation } from '../../operations/catalog';
import type { Json } from '../../operations/exampleValue';
import type { SuggestedValues } from '../../operations/valueSlots';
import { UserFacingError } from '../../platform/errors';
import { t } from '../../platform/text';
import type { Account } from './suggestions';

/** An order names its account by both, and both must mean the same one. Source: tradovate-orders.md, section 1. */
export const accountFields = ['accountId', 'accountSpec'] as const;

type AccountField = (typeof accountFields)[number];
type Values = Readonly<Record<string, Json>>;

/** Which of the two have a value. */
export function namedBy(values: Values): readonly AccountField[] {
  return accountFields.filter((field) => textOf(values, field) !== '');
}

/**
 * The account that the values name by its id, its name or both. `undefined`: none, none of these, or two.
 * @param accounts the user's, as far as they are known
 */
export function namedAccount(values: Values, accounts: readonly Account[]): Account | undefined {
  const given = namedBy(values);
  return given.length === 0 ? undefined : accounts.find((account) => given.every(agreesIn(values, account)));
}

/** Why the values make no request: the id is that of one account, and the name that of another. @param accounts as above */
export function accountConflict(values: Values, accounts: readonly Account[]): UserFacingError | undefined {
  if (namedAccount(values, accounts)) return undefined;
  const given = namedBy(values);
  if (!accounts.some((account) => given.some(agreesIn(values, account)))) return undefined;
  return new UserFacingError(
    'invalid-input',
    t("'{0}' and '{1}' name different accounts. Correct one of them.", ...accountFields),
  );
}

/** The values that name the account. */
export function accountValues({ id, name }: Account): { readonly accountId: number; readonly accountSpec: string } {
  return { accountId: id, accountSpec: name };
}

/**
 * What to suggest for the account of an order, in the same order for its id and its name: an editor begins with the first of
 * each. Nothing where the values name one already: what is missing would be that of another.
 */
export function accountSuggestions(
  operation: Operation,
  values: Values,
  accounts: readonly Account[],
): SuggestedValues {
  const names = fieldsOf(operation).map(({ name }) => name);
  if (!accountFields.every((field) => names.includes(field))) return {};
  const offered = namedBy(values).length > 0 ? [] : accounts;
  return { accountId: offered.map(({ id }) => id), accountSpec: offered.map(({ name }) => name) };
}

function agreesIn(values: Values, account: Account): (field: AccountField) => boolean {
  return (field) => textOf(accountValues(account), field) === textOf(values, field);
}

/** JSON may hold the id as a text, and a text may have spaces around it. */
function textOf(values: Values, field: string): string {
  const value = values[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
