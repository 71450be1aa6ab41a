/** A plausible account, invented. Fields as in the schemas of the catalogue. */

export interface Entity {
  readonly id: number;
  readonly [field: string]: unknown;
}

const timestamp = '2026-11-24T14:30:00.000Z';
const tradeDate = { year: 2026, month: 11, day: 24 };

export const ACCOUNT_ID = 900_101;

export const account = (environment: string, userId: number): Entity => ({
  id: ACCOUNT_ID,
  name: `${environment === 'live' ? 'LIVE' : 'DEMO'}${ACCOUNT_ID}`,
  userId,
  accountType: 'Customer',
  active: true,
  clearingHouseId: 2,
  riskCategoryId: 4,
  autoLiqProfileId: 7,
  marginAccountType: 'Speculator',
  legalStatus: 'Individual',
  timestamp,
  readonly: false,
});

export const user = (name: string, id: number): Entity => ({
  id,
  name,
  timestamp,
  email: 'trader@sandbox.invalid',
  status: 'Active',
  professional: false,
});

const product = (id: number, name: string, description: string, valuePerPoint: number): Entity => ({
  id,
  name,
  currencyId: 1,
  productType: 'Futures',
  description,
  exchangeId: 1,
  contractGroupId: 3,
  status: 'Verified',
  months: 'HMUZ',
  isSecured: false,
  valuePerPoint,
  priceFormatType: 'Decimal',
  priceFormat: -2,
  tickSize: 0.25,
});

const maturity = (id: number, productId: number, expirationMonth: number, isFront: boolean): Entity => ({
  id,
  productId,
  expirationMonth,
  expirationDate: expirationMonth === 202612 ? '2026-12-18T14:30:00.000Z' : '2027-03-19T13:30:00.000Z',
  isFront,
});

const order = (id: number, action: string, ordStatus: string): Entity => ({
  id,
  accountId: ACCOUNT_ID,
  contractId: 3101,
  timestamp,
  action,
  ordStatus,
  executionProviderId: 2,
  admin: false,
});

export const exchanges: readonly Entity[] = [
  { id: 1, name: 'CME' },
  { id: 2, name: 'CBOT' },
];

export const currencies: readonly Entity[] = [{ id: 1, name: 'USD', symbol: '$' }];

export const products: readonly Entity[] = [
  product(301, 'MES', 'Micro E-mini S&P 500', 5),
  product(302, 'ES', 'E-Mini S&P 500', 50),
];

export const maturities: readonly Entity[] = [
  maturity(4101, 301, 202612, true),
  maturity(4102, 301, 202703, false),
  maturity(4201, 302, 202612, true),
];

export const contracts: readonly Entity[] = [
  { id: 3101, name: 'MESZ6', contractMaturityId: 4101 },
  { id: 3102, name: 'MESH7', contractMaturityId: 4102 },
  { id: 3201, name: 'ESZ6', contractMaturityId: 4201 },
];

export const positions: readonly Entity[] = [
  {
    ...{ id: 6101, accountId: ACCOUNT_ID, contractId: 3101, timestamp, tradeDate },
    ...{ netPos: 1, netPrice: 6712.25, bought: 2, boughtValue: 13_420.5, sold: 1, soldValue: 6710.75, prevPos: 0 },
  },
];

export const orders: readonly Entity[] = [order(7101, 'Buy', 'Filled'), order(7102, 'Sell', 'Working')];

export const fills: readonly Entity[] = [
  {
    ...{ id: 8101, orderId: 7101, contractId: 3101, timestamp, tradeDate, action: 'Buy' },
    ...{ qty: 1, price: 6712.25, active: true, finallyPaired: 0 },
  },
];

export const cashBalances: readonly Entity[] = [
  {
    ...{ id: 9101, accountId: ACCOUNT_ID, timestamp, tradeDate, currencyId: 1 },
    ...{ amount: 50_000, realizedPnL: -1.5, weekRealizedPnL: 12.25, amountSOD: 50_001.5 },
  },
];
