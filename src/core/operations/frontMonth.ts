import { MONTH_LETTERS, products } from './products';

/**
 * The contract of a product that most trade, by the cycle of its exchange, without asking the service: `MES` → `MESZ6`. It
 * never names an expired one.
 * @param root of the product, case-insensitive
 * @param now ms since 1970
 * @returns `undefined` for a product whose cycle is unknown here
 */
export function frontMonth(root: string, now: number): string | undefined {
  const name = root.toUpperCase();
  const product = products.get(name);
  if (!product) return undefined;
  const today = new Date(now);
  for (let month = today.getUTCMonth(); ; month++) {
    const letter = MONTH_LETTERS.charAt(month % MONTH_LETTERS.length);
    const year = today.getUTCFullYear() + Math.floor(month / MONTH_LETTERS.length);
    if (product.months.includes(letter) && now < product.roll(year, month % MONTH_LETTERS.length)) {
      return `${name}${letter}${year % 10}`;
    }
  }
}
