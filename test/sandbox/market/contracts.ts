import { frontMonth } from '../../../src/core/operations/frontMonth';
import { expirationOf, letterOf, monthAt, monthOf, monthsSinceZero, type Month } from './calendar';
import { products, type ProductInfo } from './products';

export interface ContractInfo {
  readonly id: number;
  readonly maturityId: number;
  /** Product root, month letter, last digit of the year: `MESZ6`. */
  readonly name: string;
  readonly product: ProductInfo;
  readonly month: Month;
  /** ms since 1970. */
  readonly expiresAt: number;
}

const MONTHS_BACK = 12;
const MONTHS_AHEAD = 15;
/** Ids count from here, so that a contract has the same id at any time: MESZ6 is 3101. */
const ORIGIN = monthsSinceZero({ year: 2026, month: 12 });

/** The contracts around the time of the service's clock: those of the last year, which have expired, and the next ones. */
export class Contracts {
  #listed: { readonly month: number; readonly all: readonly ContractInfo[] } | undefined;

  /** @param time of the service, ms since 1970 */
  constructor(private readonly time: () => number) {}

  all(): readonly ContractInfo[] {
    const month = monthsSinceZero(monthOf(this.time()));
    if (this.#listed?.month !== month) this.#listed = { month, all: products.flatMap((one) => listed(one, month)) };
    return this.#listed.all;
  }

  byId(id: unknown): ContractInfo | undefined {
    return this.all().find((contract) => contract.id === id);
  }

  /** By name, or by id: market data takes both. `@MES` is the front month. */
  find(symbol: unknown): ContractInfo | undefined {
    if (typeof symbol === 'string' && symbol.startsWith('@')) return this.front(symbol.slice(1));
    return this.byId(symbol) ?? this.all().find(({ name }) => name === symbol);
  }

  /** The one of a product that most trade, as the product names it in samples. @param time ms since 1970 */
  front(root: string, time = this.time()): ContractInfo | undefined {
    const front = frontMonth(root, time);
    return this.all().find(({ name }) => name === front);
  }

  isFront(contract: ContractInfo): boolean {
    return this.front(contract.product.name) === contract;
  }

  isExpired({ expiresAt }: ContractInfo): boolean {
    return expiresAt <= this.time();
  }

  /** The neighbor of a contract; with `ifExpired` only if it has expired, else itself. */
  roll(contract: ContractInfo, forward: boolean, ifExpired: boolean): ContractInfo | undefined {
    if (ifExpired && !this.isExpired(contract)) return contract;
    const family = this.all().filter(({ product }) => product === contract.product);
    return family[family.indexOf(contract) + (forward ? 1 : -1)];
  }
}

function listed(product: ProductInfo, now: number): ContractInfo[] {
  const { id, name, months } = product;
  const base = (id - 270) * 100;
  return Array.from({ length: MONTHS_BACK + MONTHS_AHEAD }, (_, index) => now - MONTHS_BACK + index)
    .map((count) => ({ count, month: monthAt(count) }))
    .filter(({ month }) => months.includes(letterOf(month)))
    .map(({ count, month }) => {
      // Quarterly contracts count by quarters, all others by months.
      const offset = Math.floor((count - ORIGIN) / (months.length === 4 ? 3 : 1)) + 1;
      return {
        id: base + offset,
        maturityId: base + 1000 + offset,
        name: `${name}${letterOf(month)}${month.year % 10}`,
        product,
        month,
        expiresAt: expirationOf(month, name),
      };
    });
}
