import type { Contracts } from '../market/contracts';
import type { Market } from '../market/market';
import type { Ledger } from './ledger';
import { opposite } from './matching';
import type { FillRow, PositionRow } from './rows';

/** USD a contract and side, invented. */
const COMMISSION = 0.39;
const EXCHANGE_FEE = 0.35;
const NFA_FEE = 0.02;

/** What fills do to positions and cash. An account nets all positions in a contract. */
export class Positions {
  /** Quantity of each fill that no later fill has closed yet. */
  readonly #open = new Map<number, number>();

  constructor(
    private readonly ledger: Ledger,
    private readonly contracts: Contracts,
    private readonly market: Market,
  ) {}

  of(accountId: number, contractId: number): PositionRow | undefined {
    return this.ledger.all('position').find((row) => row.accountId === accountId && row.contractId === contractId);
  }

  netPosition(accountId: number, contractId: number): number {
    return this.of(accountId, contractId)?.netPos ?? 0;
  }

  /** Moves position and cash, pairs the fill with earlier ones of the other side, first in first out. */
  apply(fill: FillRow, accountId: number): void {
    const position = this.of(accountId, fill.contractId) ?? this.#newPosition(accountId, fill.contractId);
    const sign = fill.action === 'Buy' ? 1 : -1;
    const closing = Math.min(fill.qty, Math.max(0, -sign * position.netPos));
    const points = this.#pair(fill, position, closing);
    const netPos = position.netPos + sign * fill.qty;
    const side = fill.action === 'Buy' ? (['bought', 'boughtValue'] as const) : (['sold', 'soldValue'] as const);
    const { netPrice: _, ...kept } = position;
    this.ledger.update('position', position.id, {
      ...kept,
      timestamp: fill.timestamp,
      netPos,
      netPrice: netPos === 0 ? 0 : this.#averagePrice(accountId, fill.contractId, netPos > 0 ? 'Buy' : 'Sell'),
      [side[0]]: position[side[0]] + fill.qty,
      [side[1]]: position[side[1]] + fill.qty * fill.price,
    });
    this.#book(fill, accountId, points * (this.contracts.byId(fill.contractId)?.product.valuePerPoint ?? 0));
  }

  /** USD that the position would bring at the last price. */
  openProfit(row: PositionRow): number {
    const product = this.contracts.byId(row.contractId)?.product;
    if (!product || row.netPos === 0) return 0;
    return (this.market.lastPrice(row.contractId) - (row.netPrice ?? 0)) * row.netPos * product.valuePerPoint;
  }

  /** USD. */
  usedMargin(accountId: number): number {
    const rows = this.ledger.all('position').filter((row) => row.accountId === accountId);
    const margin = (row: PositionRow) => this.contracts.byId(row.contractId)?.product.initialMargin ?? 0;
    return rows.reduce((sum, row) => sum + Math.abs(row.netPos) * margin(row), 0);
  }

  #newPosition(accountId: number, contractId: number): PositionRow {
    return this.ledger.insert('position', {
      ...{ id: this.ledger.nextId(), accountId, contractId, timestamp: this.ledger.timestamp() },
      ...{ tradeDate: this.ledger.tradeDate(), netPos: 0, netPrice: 0, bought: 0, boughtValue: 0 },
      ...{ sold: 0, soldValue: 0, prevPos: 0 },
    });
  }

  /** @returns points gained, times quantity */
  #pair(fill: FillRow, position: PositionRow, closing: number): number {
    this.#open.set(fill.id, fill.qty - closing);
    let left = closing;
    let points = 0;
    for (const earlier of this.#openFills(position.accountId, fill.contractId, opposite(fill.action))) {
      const qty = Math.min(left, this.#open.get(earlier.id) ?? 0);
      if (qty === 0) break;
      const [buy, sell] = fill.action === 'Buy' ? [fill, earlier] : [earlier, fill];
      this.#open.set(earlier.id, (this.#open.get(earlier.id) ?? 0) - qty);
      left -= qty;
      points += (sell.price - buy.price) * qty;
      this.ledger.insert('fillPair', {
        ...{ id: this.ledger.nextId(), positionId: position.id, buyFillId: buy.id, sellFillId: sell.id, qty },
        ...{ buyPrice: buy.price, sellPrice: sell.price, active: true },
      });
    }
    return points;
  }

  #openFills(accountId: number, contractId: number, action: FillRow['action']): readonly FillRow[] {
    const isOpen = (fill: FillRow) => (this.#open.get(fill.id) ?? 0) > 0 && fill.action === action;
    return this.ledger
      .all('fill')
      .filter((fill) => isOpen(fill) && fill.contractId === contractId)
      .filter((fill) => this.ledger.get('order', fill.orderId).accountId === accountId);
  }

  #averagePrice(accountId: number, contractId: number, action: FillRow['action']): number {
    const fills = this.#openFills(accountId, contractId, action);
    const quantity = fills.reduce((sum, { id }) => sum + (this.#open.get(id) ?? 0), 0);
    const value = fills.reduce((sum, { id, price }) => sum + price * (this.#open.get(id) ?? 0), 0);
    return quantity === 0 ? 0 : value / quantity;
  }

  #book(fill: FillRow, accountId: number, profit: number): void {
    const fees = {
      commission: COMMISSION * fill.qty,
      exchangeFee: EXCHANGE_FEE * fill.qty,
      nfaFee: NFA_FEE * fill.qty,
    };
    const currencies = { commissionCurrencyId: 1, exchangeCurrencyId: 1, nfaCurrencyId: 1 };
    this.ledger.insert('fillFee', { id: fill.id, ...fees, ...currencies });
    const cash = this.ledger.all('cashBalance').find((row) => row.accountId === accountId);
    if (!cash) return;
    const change = profit - fees.commission - fees.exchangeFee - fees.nfaFee;
    this.ledger.update('cashBalance', cash.id, {
      timestamp: fill.timestamp,
      amount: round(cash.amount + change),
      realizedPnL: round(cash.realizedPnL + profit),
      weekRealizedPnL: round(cash.weekRealizedPnL + profit),
    });
  }
}

const round = (amount: number): number => Math.round(amount * 100) / 100;
