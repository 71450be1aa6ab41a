import type { Operation } from '../../../operations/catalog';
import { cleanQuotation, UserFacingError } from '../../../platform/errors';
import { t, type Text } from '../../../platform/text';
import { allowsAccount, allowsSymbol, hasLimits, type LiveLimits } from './liveLimits';
import type { ResolvedSubjects } from './resolveSubjects';

/** These end orders and positions and take no quantity. */
const CLOSING = /^\/(?:order\/(?:cancelorder|liquidatepositions?)|orderstrategy\/interruptorderstrategy)$/i;
const TRADING = /^\/order(?:strategy)?\//i;

/** What changes orders or positions, and what the catalog doesn't know. */
function isTrading({ path, tag }: Pick<Operation, 'path' | 'tag'>): boolean {
  return TRADING.test(path) || tag === '';
}

/**
 * Why the user's limits forbid a request that modifies data on LIVE; `undefined` if they allow it. A request that doesn't
 * say what a limit needs to know is forbidden.
 */
export function limitError(
  operation: Pick<Operation, 'path' | 'tag'>,
  subjects: ResolvedSubjects,
  limits: LiveLimits,
): UserFacingError | undefined {
  if (!hasLimits(limits)) return undefined;
  const sentence =
    invalidSetting(operation, limits) ??
    accountProblem(operation, subjects, limits) ??
    symbolProblem(operation, subjects, limits) ??
    quantityProblem(operation, subjects, limits);
  return sentence && new UserFacingError('blocked', sentence, { remedies: ['open-settings'] });
}

function invalidSetting({ path }: Pick<Operation, 'path'>, { invalid: [setting] }: LiveLimits): Text | undefined {
  return setting === undefined
    ? undefined
    : t("'{0}' was not sent because the value of 'tradovate.live.{1}' is invalid.", path, setting);
}

function accountProblem(
  { path }: Pick<Operation, 'path'>,
  { accounts, isAccountUnclear, isUnreadable }: ResolvedSubjects,
  limits: LiveLimits,
): Text | undefined {
  if (limits.accounts === undefined) return undefined;
  const forbidden = accounts.find((names) => !allowsAccount(limits, names));
  if (forbidden)
    return t(
      "'{0}' was not sent because the account {1} isn't in 'tradovate.live.allowedAccounts'.",
      ...[path, cleanQuotation(forbidden.at(-1) ?? '')],
    );
  if (accounts.length > 0 && !isAccountUnclear && !isUnreadable) return undefined;
  return t(
    "'{0}' was not sent because its account couldn't be determined, and 'tradovate.live.allowedAccounts' is set.",
    path,
  );
}

function symbolProblem(
  operation: Pick<Operation, 'path' | 'tag'>,
  { symbols, isSymbolUnclear, isUnreadable }: ResolvedSubjects,
  limits: LiveLimits,
): Text | undefined {
  if (limits.symbols === undefined) return undefined;
  const { path } = operation;
  const forbidden = symbols.find((symbol) => !allowsSymbol(limits, symbol));
  if (forbidden !== undefined)
    return t(
      "'{0}' was not sent because the symbol {1} isn't in 'tradovate.live.allowedSymbols'.",
      ...[path, cleanQuotation(forbidden)],
    );
  const isClear = symbols.length > 0 || !isTrading(operation);
  if (isClear && !isSymbolUnclear && !isUnreadable) return undefined;
  return t(
    "'{0}' was not sent because its symbol couldn't be determined, and 'tradovate.live.allowedSymbols' is set.",
    path,
  );
}

function quantityProblem(
  operation: Pick<Operation, 'path' | 'tag'>,
  { quantities, isUnreadable }: ResolvedSubjects,
  { maxQuantity }: LiveLimits,
): Text | undefined {
  if (maxQuantity === undefined) return undefined;
  const { path } = operation;
  const sizes = quantities.map((quantity) => (typeof quantity === 'number' && quantity > 0 ? quantity : Number.NaN));
  const tooLarge = sizes.find((size) => size > maxQuantity);
  if (tooLarge !== undefined)
    return t(
      "'{0}' was not sent because its quantity {1} is more than 'tradovate.live.maxOrderQuantity' allows ({2}).",
      ...[path, tooLarge, maxQuantity],
    );
  const isClear = sizes.length > 0 || CLOSING.test(path) || !isTrading(operation);
  if (isClear && !isUnreadable && !sizes.some(Number.isNaN)) return undefined;
  return t(
    "'{0}' was not sent because its quantity couldn't be determined, and 'tradovate.live.maxOrderQuantity' is set.",
    path,
  );
}
