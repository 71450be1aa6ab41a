import { lastTradingDay, parseContractName } from '../../operations/contractSpecs';
import { DAY_MS } from '../../operations/exchangeCalendar';
import { frontMonth } from '../../operations/frontMonth';
import { t, type Text, type TextArgument } from '../../platform/text';

const CONTINUOUS = /^@?([A-Z0-9]{1,4}?)(?:\d?!)?$/i;

/**
 * The contract that is meant by a root or a continuous symbol, of which orders take neither: `MNQ`, `MNQ1!`, `nq`.
 * `undefined` for a product that isn't known here. @param now ms since 1970
 */
export function contractMeantBy(text: string, now: number): string | undefined {
  const [, root = ''] = CONTINUOUS.exec(text.trim()) ?? [];
  return frontMonth(root, now);
}

/** Why a text is not the name of a contract that is traded. Only for products that are known here. */
export function symbolProblem(field: TextArgument, text: string, now: number): Text | undefined {
  const contract = contractMeantBy(text, now);
  if (contract !== undefined) return t("'{0}' must be a contract, e.g. {1}.", field, contract);
  const { root } = parseContractName(text) ?? {};
  if (root === undefined || !hasExpired(text, now)) return undefined;
  return t("'{0}' names an expired contract. Use e.g. {1}.", field, frontMonth(root, now) ?? root);
}

function hasExpired(symbol: string, now: number): boolean {
  const lastDay = lastTradingDay(symbol, now);
  return lastDay !== undefined && lastDay + DAY_MS <= now;
}
