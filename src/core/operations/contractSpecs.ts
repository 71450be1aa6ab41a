/** What one step and one point of a product's price are. */
export interface ContractSpec {
  /** Smallest step of a price. */
  readonly tickSize: number;
  /** Worth of one point of one contract, in US dollars. */
  readonly valuePerPoint: number;
}

/** Source: tradovate-orders.md, section 1. `product.tickSize` is the authority: this is for checks and hints before a request. */
const SPECS: readonly (readonly [roots: string, tickSize: number, valuePerPoint: number])[] = [
  ['ES', 0.25, 50],
  ['MES', 0.25, 5],
  ['NQ', 0.25, 20],
  ['MNQ', 0.25, 2],
  ['YM', 1, 5],
  ['MYM', 1, 0.5],
  ['RTY', 0.1, 50],
  ['M2K', 0.1, 5],
  ['ZB', 1 / 32, 1000],
  ['ZN', 1 / 64, 1000],
  ['GC', 0.1, 100],
  ['MGC', 0.1, 10],
  ['SI', 0.005, 5000],
  ['HG', 0.0005, 25_000],
  ['CL', 0.01, 1000],
  ['MCL', 0.01, 100],
  ['NG', 0.001, 10_000],
  ['ZC ZS ZW', 0.25, 50],
];

const BY_ROOT: ReadonlyMap<string, ContractSpec> = new Map(
  SPECS.flatMap(([roots, tickSize, valuePerPoint]) =>
    roots.split(' ').map((root) => [root, { tickSize, valuePerPoint }] as const),
  ),
);

/** Roots of the products in the table. */
export const knownRoots: readonly string[] = [...BY_ROOT.keys()];

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
  return BY_ROOT.get(root);
}

/** `undefined` for a name that is none, or of a product that isn't in the table. */
export function specOfContract(symbol: string): ContractSpec | undefined {
  const { root } = parseContractName(symbol) ?? {};
  return root === undefined ? undefined : specOfRoot(root);
}

/** Prices are decimal fractions, which floating-point numbers hold only nearly. */
const TOLERANCE = 1e-6;

export function isOnGrid(price: number, { tickSize }: ContractSpec): boolean {
  const ticks = price / tickSize;
  return Math.abs(ticks - Math.round(ticks)) < TOLERANCE;
}
