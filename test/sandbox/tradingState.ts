import type { CashBalanceRow, FillRow, OrderStrategyRow, PositionRow } from './trading/rows';
import type { World } from './world';

/** An order with the values of its newest version, by the contract's name. */
export interface OrderSummary {
  readonly id: number;
  readonly symbol: string;
  readonly action: string;
  readonly ordStatus: string;
  readonly orderType: string;
  readonly orderQty: number;
  readonly filled: number;
  readonly price?: number;
  readonly stopPrice?: number;
  readonly pegDifference?: number;
  readonly timeInForce?: string;
  readonly parentId?: number;
  readonly ocoId?: number;
  readonly isAutomated: boolean;
}

export interface TradingState {
  readonly orders: readonly OrderSummary[];
  readonly positions: readonly (PositionRow & { readonly symbol: string })[];
  readonly fills: readonly FillRow[];
  readonly strategies: readonly OrderStrategyRow[];
  readonly cash: readonly CashBalanceRow[];
  /** Last price by the contract's name, of those that have one. */
  readonly prices: Readonly<Record<string, number>>;
}

/** All that tests look at after a program has run. */
export function tradingState({ orders, ledger, contracts, market }: World): TradingState {
  const nameOf = (id: number) => contracts.byId(id)?.name ?? String(id);
  const traded = new Set(ledger.all('order').map(({ contractId }) => contractId));
  return {
    orders: orders.all().map(({ id, spec, version, filled }) => {
      const { action, ordStatus, parentId, ocoId } = ledger.get('order', id);
      const { id: _id, orderId: _orderId, orderType, orderQty, ...terms } = version;
      return {
        ...{ id, symbol: nameOf(spec.contractId), action, ordStatus, orderType, orderQty, filled, ...terms },
        ...(parentId === undefined ? {} : { parentId }),
        ...(ocoId === undefined ? {} : { ocoId }),
        isAutomated: spec.isAutomated ?? false,
      };
    }),
    positions: ledger.all('position').map((row) => ({ ...row, symbol: nameOf(row.contractId) })),
    fills: ledger.all('fill'),
    strategies: ledger.all('orderStrategy'),
    cash: ledger.all('cashBalance'),
    prices: Object.fromEntries([...traded].map((id) => [nameOf(id), market.lastPrice(id)])),
  };
}
