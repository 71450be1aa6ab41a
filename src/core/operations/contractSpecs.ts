import { MONTH_LETTERS, products, type Product } from './products';

/** What one step and one point of a product's price are. */
export type ContractSpec = Pick<Product, 'tickSize' | 'valuePerPoint'>;

/** Roots of the products that are known without asking the service. */
export const knownRoots: readonly string[] = [...products.keys()];

/** A contract's name: root, letter of the month, last digit of the year, or both. */
const CONTRACT = /^([A-Z0-9]{1,4}?)([FGHJKMNQUVXZ])(\d{1,2})$/;

export interface ContractName {
  readonly root: string;
  /** Letter: F is January, Z is December. */
  readonly month: string;
  readonly year: string;
}

/** The parts of a name like `MESZ6`; `undefined` if it is no name of a contract. */
export function parseContractName(symbol: string): ContractName | undefined {
  const [, root, month, year] = CONTRACT.exec(symbol) ?? [];
  return root === undefined || month === undefined || year === undefined ? undefined : { root, month, year };
}

/** @param root of a product, in capitals */
export function specOfRoot(root: string): ContractSpec | undefined {
  return products.get(root);
}

/** `undefined` for a name that is none, or of a product that isn't in the table. */
export function specOfContract(symbol: string): ContractSpec | undefined {
  const { root } = parseContractName(symbol) ?? {};
  return root === undefined ? undefined : specOfRoot(root);
}

/** Year, and month from 0, of a contract; the decade is the one closest to `now`, ms since 1970. */
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
  return { year: nearest, month: MONTH_LETTERS.indexOf(month) };
}

/**
 * The last trading day of a contract by the exchange's rule: its midnight in UTC, ms since 1970. `undefined` for a product
 * that isn't known here. @param now ms since 1970
 */
export function lastTradingDay(symbol: string, now: number): number | undefined {
  const product = products.get(parseContractName(symbol)?.root ?? '');
  const contract = contractMonth(symbol, now);
  return product && contract && product.lastDay(contract.year, contract.month);
}

/** Prices are decimal fractions, which floating-point numbers hold only nearly. */
const TOLERANCE = 1e-6;

export function isOnGrid(price: number, { tickSize }: ContractSpec): boolean {
  const ticks = price / tickSize;
  return Math.abs(ticks - Math.round(ticks)) < TOLERANCE;
}
