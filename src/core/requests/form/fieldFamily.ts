import type { Field, Operation } from '../../operations/catalog';
import { isMutating } from '../../operations/isMutating';

/** The family that a field's text names. */
const FAMILY_OF_NAME: Readonly<Record<string, string>> = { accountSpec: 'account', symbol: 'contract' };

/** The family that `masterid` refers to, by the family of the operation. Source: Tradovate's guide, "/ldeps". */
const MASTER_FAMILIES: Readonly<Record<string, string>> = {
  account: 'user',
  accountRiskStatus: 'account',
  cashBalance: 'account',
  cashBalanceLog: 'account',
  command: 'order',
  commandReport: 'command',
  contactInfo: 'user',
  contractMaturity: 'product',
  executionReport: 'command',
  fill: 'order',
  fillFee: 'fill',
  fillPair: 'position',
  marginSnapshot: 'account',
  order: 'account',
  orderStrategy: 'account',
  orderStrategyLink: 'orderStrategy',
  orderVersion: 'order',
  position: 'account',
  product: 'exchange',
  productMargin: 'product',
  productSession: 'product',
  tradingPermission: 'user',
  userAccountAutoLiq: 'account',
  userAccountPositionLimit: 'account',
  userAccountRiskParameter: 'userAccountPositionLimit',
};

/** The family of entities that a field refers to, by its name. A family is the first part of a path. @param type of a list: of its items */
export function familyOf({ name }: Pick<Field, 'name'>, type: Field['type'], operation: Operation): string | undefined {
  const own = operation.path.split('/')[1] ?? '';
  if (type === 'integer') {
    if (/^masterids?$/.test(name)) return MASTER_FAMILIES[own];
    return /^ids?$/.test(name) ? own : /^(\w+)Ids?$/.exec(name)?.[1];
  }
  if (type !== 'string') return undefined;
  // A created entity gets a new name.
  return Object.hasOwn(FAMILY_OF_NAME, name)
    ? FAMILY_OF_NAME[name]
    : /^(?:names?|t)$/.test(name) && !isMutating(operation)
      ? own
      : undefined;
}
