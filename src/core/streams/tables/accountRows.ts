import type { CashBalance, Fill, Order, OrderVersion, Position } from '../events/schemas';
import type { EntityStore } from './entityStore';

/** The rows of the account tables. Every value may be absent: it comes from outside. Times are ISO 8601 text. */

export interface OrderRow {
  readonly id: number;
  readonly account: string | undefined;
  /** Name of the contract, or its id while the name isn't known. */
  readonly contract: string | undefined;
  readonly action: Order['action'] | undefined;
  readonly status: Order['ordStatus'] | undefined;
  readonly type: OrderVersion['orderType'] | undefined;
  readonly quantity: number | undefined;
  readonly filled: number;
  readonly averagePrice: number | undefined;
  readonly price: number | undefined;
  readonly stopPrice: number | undefined;
  readonly timeInForce: OrderVersion['timeInForce'];
  readonly time: string | undefined;
  /** The service's own words; foreign text. */
  readonly rejectReason: string | undefined;
}

export interface FillRow {
  readonly id: number;
  readonly orderId: number | undefined;
  readonly account: string | undefined;
  readonly contract: string | undefined;
  readonly action: Fill['action'] | undefined;
  readonly quantity: number | undefined;
  readonly price: number | undefined;
  readonly time: string | undefined;
}

export interface PositionRow {
  readonly id: number;
  readonly account: string | undefined;
  readonly contract: string | undefined;
  /** Negative: short. */
  readonly netPosition: number | undefined;
  readonly netPrice: number | undefined;
  readonly bought: number | undefined;
  readonly sold: number | undefined;
  readonly time: string | undefined;
}

export interface CashRow {
  readonly id: number;
  readonly account: string | undefined;
  readonly currency: string | undefined;
  readonly amount: number | undefined;
  readonly realizedPnL: number | undefined;
  readonly weekRealizedPnL: number | undefined;
  readonly time: string | undefined;
}

/** What an order's row takes from other entities than the order. */
export interface OrderDetails {
  readonly version: Partial<OrderVersion> | undefined;
  readonly filled: number;
  /** Sum of quantity × price of the fills. */
  readonly filledValue: number;
  readonly rejectReason: string | undefined;
}

export function orderRow(store: EntityStore, id: number, details: OrderDetails): OrderRow | undefined {
  const order = store.get('order', id);
  if (!order) return undefined;
  const { version, filled, filledValue, rejectReason } = details;
  return {
    id,
    account: accountName(store, order.accountId),
    contract: contractName(store, order.contractId),
    action: order.action,
    status: order.ordStatus,
    type: version?.orderType,
    quantity: version?.orderQty,
    filled,
    averagePrice: filled === 0 ? undefined : filledValue / filled,
    price: version?.price,
    stopPrice: version?.stopPrice,
    timeInForce: version?.timeInForce,
    time: order.timestamp,
    rejectReason,
  };
}

export function fillRow(store: EntityStore, id: number): FillRow | undefined {
  const fill: Partial<Fill> | undefined = store.get('fill', id);
  return (
    fill && {
      id,
      orderId: fill.orderId,
      account: accountName(store, store.get('order', fill.orderId)?.accountId),
      contract: contractName(store, fill.contractId),
      action: fill.action,
      quantity: fill.qty,
      price: fill.price,
      time: fill.timestamp,
    }
  );
}

export function positionRow(store: EntityStore, id: number): PositionRow | undefined {
  const position: Partial<Position> | undefined = store.get('position', id);
  return (
    position && {
      id,
      account: accountName(store, position.accountId),
      contract: contractName(store, position.contractId),
      netPosition: position.netPos,
      netPrice: position.netPrice,
      bought: position.bought,
      sold: position.sold,
      time: position.timestamp,
    }
  );
}

export function cashRow(store: EntityStore, id: number): CashRow | undefined {
  const balance: Partial<CashBalance> | undefined = store.get('cashBalance', id);
  return (
    balance && {
      id,
      account: accountName(store, balance.accountId),
      currency: store.get('currency', balance.currencyId)?.name,
      amount: balance.amount,
      realizedPnL: balance.realizedPnL,
      weekRealizedPnL: balance.weekRealizedPnL,
      time: balance.timestamp,
    }
  );
}

function accountName(store: EntityStore, id: number | undefined): string | undefined {
  return id === undefined ? undefined : (store.get('account', id)?.name ?? String(id));
}

function contractName(store: EntityStore, id: number | undefined): string | undefined {
  return id === undefined ? undefined : (store.get('contract', id)?.name ?? String(id));
}
