import { parseContractName, specOfRoot } from '../../operations/contractSpecs';
import { frontMonth } from '../../operations/frontMonth';
import { t, type Text } from '../../platform/text';

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
export function symbolProblem(field: string, text: string, now: number): Text | undefined {
  const contract = contractMeantBy(text, now);
  if (contract !== undefined) return t("'{0}' must be a contract, e.g. {1}.", field, contract);
  const { root } = parseContractName(text) ?? {};
  if (root === undefined || !specOfRoot(root) || !hasExpired(text, now)) return undefined;
  return t("'{0}' names an expired contract. Use e.g. {1}.", field, frontMonth(root, now) ?? root);
}

const LETTERS = 'FGHJKMNQUVXZ';

/** The last month in which a contract can expire, as year and month from 0; the decade is the one closest to `now`. */
export function contractMonth(
  symbol: string,
  now: number,
): { readonly year: number; readonly month: number } | undefined {
  const { month, year } = parseContractName(symbol) ?? {};
  if (month === undefined || year === undefined) return undefined;
  const current = new Date(now).getUTCFullYear();
  const span = 10 ** year.length;
  const base = current - (current % span) + Number(year);
  // Contracts are listed some years ahead.
  const nearest = [base - span, base, base + span].reduce((best, one) =>
    Math.abs(one - current) <= Math.abs(best - current) ? one : best,
  );
  return { year: nearest, month: LETTERS.indexOf(month) };
}

function hasExpired(symbol: string, now: number): boolean {
  const expiration = contractMonth(symbol, now);
  return expiration !== undefined && Date.UTC(expiration.year, expiration.month + 1, 1) <= now;
}
