export interface ProductInfo {
  /** Ids of its contracts are close to ten times its own. */
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly exchangeId: number;
  readonly contractGroupId: number;
  /** Month letters in which contracts expire; on which day says the product's own table. */
  readonly months: string;
  readonly tickSize: number;
  /** USD. */
  readonly valuePerPoint: number;
  /** Price at the start of the sandbox. */
  readonly startPrice: number;
  /** USD a contract. */
  readonly initialMargin: number;
}

type Numbers = readonly [id: number, tick: number, point: number, price: number, margin: number];
type Kind = Pick<ProductInfo, 'exchangeId' | 'contractGroupId' | 'months'>;

function product(name: string, description: string, kind: Kind, numbers: Numbers): ProductInfo {
  const [id, tickSize, valuePerPoint, startPrice, initialMargin] = numbers;
  return { id, name, description, ...kind, tickSize, valuePerPoint, startPrice, initialMargin };
}

const QUARTERS = 'HMUZ';
const MONTHLY = 'FGHJKMNQUVXZ';
const index: Kind = { exchangeId: 1, contractGroupId: 3, months: QUARTERS };
const dow: Kind = { ...index, exchangeId: 2 };
const bond: Kind = { exchangeId: 2, contractGroupId: 4, months: QUARTERS };
const metal: Kind = { exchangeId: 3, contractGroupId: 5, months: 'GJMQVZ' };
const energy: Kind = { exchangeId: 4, contractGroupId: 6, months: MONTHLY };
const grain: Kind = { exchangeId: 2, contractGroupId: 7, months: 'HKNUZ' };

/** Ticks and values of a point: tradovate-orders.md, section 1. Prices and margins are invented. */
export const products: readonly ProductInfo[] = [
  product('MES', 'Micro E-mini S&P 500', index, [301, 0.25, 5, 6900, 2310]),
  product('ES', 'E-Mini S&P 500', index, [302, 0.25, 50, 6900, 23_100]),
  product('MNQ', 'Micro E-mini NASDAQ-100', index, [303, 0.25, 2, 25_400, 3360]),
  product('NQ', 'E-Mini NASDAQ-100', index, [304, 0.25, 20, 25_400, 33_600]),
  product('M2K', 'Micro E-mini Russell 2000', index, [305, 0.1, 5, 2480, 1010]),
  product('RTY', 'E-mini Russell 2000', index, [306, 0.1, 50, 2480, 10_100]),
  product('MYM', 'Micro E-mini Dow', dow, [307, 1, 0.5, 47_600, 1480]),
  product('YM', 'E-mini Dow', dow, [308, 1, 5, 47_600, 14_800]),
  product('GC', 'Gold', metal, [309, 0.1, 100, 4120, 19_500]),
  product('MGC', 'Micro Gold', metal, [310, 0.1, 10, 4120, 1950]),
  product('CL', 'Crude Oil', energy, [311, 0.01, 1000, 61.5, 5200]),
  product('MCL', 'Micro Crude Oil', energy, [312, 0.01, 100, 61.5, 520]),
  product('NG', 'Natural Gas', energy, [313, 0.001, 10_000, 4.25, 4300]),
  product('ZN', '10-Year T-Note', bond, [314, 1 / 64, 1000, 113.5, 1900]),
  product('ZB', '30-Year T-Bond', bond, [315, 1 / 32, 1000, 117.5, 3900]),
  product('ZT', '2-Year T-Note', bond, [317, 1 / 256, 2000, 103.5, 900]),
  product('ZC', 'Corn', grain, [316, 0.25, 50, 452.25, 1150]),
];

export const exchanges = [
  { id: 1, name: 'CME' },
  { id: 2, name: 'CBOT' },
  { id: 3, name: 'COMEX' },
  { id: 4, name: 'NYMEX' },
] as const;

export const contractGroups = [
  { id: 3, name: 'Index' },
  { id: 4, name: 'Interest Rate' },
  { id: 5, name: 'Metals' },
  { id: 6, name: 'Energy' },
  { id: 7, name: 'Grains' },
] as const;
