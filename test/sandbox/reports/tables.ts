import type { ContractInfo } from '../market/contracts';
import type { FillRow } from '../trading/rows';
import type { World } from '../world';
import type { Row } from './csv';

export interface Range {
  readonly accountId: number;
  /** ms since 1970, up to but without `to`. */
  readonly from: number;
  readonly to: number;
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: (world: World, range: Range) => readonly Row[];
}

const FILLS = ['orderId', 'Account', 'Order ID', 'B/S', 'Contract', 'Product', 'Quantity', 'Price', 'Fill Time'];

/** By the exact name of the report. Columns of `Orders` are documented, the others are plausible. */
export const tables: Readonly<Partial<Record<string, Table>>> = {
  Fills: {
    columns: [...FILLS, 'Date', 'commission', 'Fill ID'],
    rows: (world, range) =>
      fillsIn(world, range).map((fill) => ({ ...fillRow(world, fill), 'Fill ID': String(fill.id) })),
  },
  Orders: {
    columns: [
      ...['orderId', 'Account', 'Order ID', 'B/S', 'Contract', 'Product', 'Product Description', 'avgPrice'],
      ...['filledQty', 'Status', 'Version ID', 'Timestamp', 'Date', 'Quantity', 'Type', 'Limit Price', 'Stop Price'],
    ],
    rows: ordersIn,
  },
  Performance: {
    columns: ['symbol', 'buyFillId', 'sellFillId', 'qty', 'buyPrice', 'sellPrice', 'pnl'],
    rows: performanceIn,
  },
  'Cash History': { columns: ['Account', 'Timestamp', 'Amount', 'Cash Change Type', 'Currency'], rows: cashIn },
  'Account Balance History': { columns: ['Account', 'Trade Date', 'Total Amount', 'Realized PNL'], rows: balancesIn },
  'Position History': {
    columns: ['Account', 'Contract', 'Net Pos', 'Net Price', 'Bought', 'Sold', 'Timestamp'],
    rows: positionsIn,
  },
};

const accountName = (world: World, id: number): string => world.accounts.find((one) => one.id === id)?.name ?? '';

const contractOf = (world: World, id: number): ContractInfo | undefined => world.contracts.byId(id);

const dateOf = (timestamp: string): string => timestamp.slice(0, 10);

function fillsIn(world: World, { accountId, from, to }: Range): readonly FillRow[] {
  const isIn = ({ timestamp }: FillRow) => Date.parse(timestamp) >= from && Date.parse(timestamp) < to;
  return world.ledger
    .all('fill')
    .filter((fill) => isIn(fill) && world.ledger.get('order', fill.orderId).accountId === accountId);
}

function fillRow(world: World, { orderId, action, contractId, qty, price, timestamp, id }: FillRow): Row {
  const contract = contractOf(world, contractId);
  const fee = world.ledger.all('fillFee').find((row) => row.id === id);
  return {
    ...{ orderId: String(orderId), 'Order ID': String(orderId), 'B/S': action, Quantity: qty, Price: price },
    Account: accountName(world, world.ledger.get('order', orderId).accountId),
    ...{ Contract: contract?.name ?? '', Product: contract?.product.name ?? '' },
    ...{ 'Fill Time': timestamp, Date: dateOf(timestamp), commission: Number(fee?.['commission'] ?? 0) },
  };
}

function ordersIn(world: World, { accountId, from, to }: Range): readonly Row[] {
  const orders = world.orders.all().filter(({ spec }) => spec.accountId === accountId);
  return orders.flatMap(({ id, spec, version, filled, filledValue }): Row[] => {
    const { timestamp, ordStatus } = world.ledger.get('order', id);
    if (Date.parse(timestamp) < from || Date.parse(timestamp) >= to) return [];
    const contract = contractOf(world, spec.contractId);
    return [
      {
        ...{ orderId: String(id), 'Order ID': String(id), Account: accountName(world, accountId) },
        ...{ 'B/S': spec.action, Contract: contract?.name ?? '', Product: contract?.product.name ?? '' },
        ...{ 'Product Description': contract?.product.description ?? '', filledQty: filled, Status: ordStatus },
        ...{ avgPrice: filled === 0 ? '' : filledValue / filled, 'Version ID': String(version.id) },
        ...{ Timestamp: timestamp, Date: dateOf(timestamp), Quantity: version.orderQty, Type: version.orderType },
        ...{ 'Limit Price': version.price ?? '', 'Stop Price': version.stopPrice ?? '' },
      },
    ];
  });
}

function performanceIn(world: World, range: Range): readonly Row[] {
  const fills = new Map(fillsIn(world, range).map((fill) => [fill.id, fill]));
  return world.ledger.all('fillPair').flatMap((pair): Row[] => {
    const { buyFillId, sellFillId, qty, buyPrice, sellPrice } = pair as unknown as Record<string, number>;
    const fill = fills.get(sellFillId ?? 0) ?? fills.get(buyFillId ?? 0);
    const contract = fill && contractOf(world, fill.contractId);
    if (!contract) return [];
    const points = ((sellPrice ?? 0) - (buyPrice ?? 0)) * (qty ?? 0);
    const pnl = `$${(points * contract.product.valuePerPoint).toFixed(2)}`;
    const ids = { buyFillId: String(buyFillId), sellFillId: String(sellFillId) };
    return [{ symbol: contract.name, ...ids, qty: qty ?? 0, buyPrice: buyPrice ?? 0, sellPrice: sellPrice ?? 0, pnl }];
  });
}

function cashIn(world: World, range: Range): readonly Row[] {
  return fillsIn(world, range).map((fill) => {
    const row = fillRow(world, fill);
    const amount = -Number(row['commission']);
    const about = { 'Cash Change Type': 'Commission', Currency: 'USD' };
    return { Account: row['Account'] ?? '', Timestamp: fill.timestamp, Amount: amount, ...about };
  });
}

function balancesIn(world: World, { accountId, from, to }: Range): readonly Row[] {
  const now = world.ledger.time();
  const cash = world.ledger.all('cashBalance').find((row) => row.accountId === accountId);
  if (!cash || now < from || now >= to) return [];
  const day = new Date(now).toISOString();
  const amounts = { 'Total Amount': cash.amount, 'Realized PNL': cash.realizedPnL };
  return [{ Account: accountName(world, accountId), 'Trade Date': dateOf(day), ...amounts }];
}

function positionsIn(world: World, { accountId }: Range): readonly Row[] {
  const rows = world.ledger.all('position').filter((row) => row.accountId === accountId);
  return rows.map((row) => ({
    ...{ Account: accountName(world, accountId), Contract: contractOf(world, row.contractId)?.name ?? '' },
    ...{ 'Net Pos': row.netPos, 'Net Price': row.netPrice ?? 0, Bought: row.bought, Sold: row.sold },
    Timestamp: String(row['timestamp']),
  }));
}
