import type { ContractInfo } from '../market/contracts';
import { isOnGrid } from '../market/randomWalk';
import type { State } from '../state';
import type { OrderSpec } from '../trading/orders';
import type { Action, OrderType } from '../trading/rows';

export interface Refusal {
  readonly failureReason: string;
  readonly failureText: string;
}

type Values = Readonly<Record<string, unknown>>;

/** Invented limits of the risk check. */
const MAX_QUANTITY = 50;
const MAX_POSITION = 100;
/** How far a price may be from the last one. */
const PRICE_BAND = 0.1;

/** One text for many causes: tradovate-orders.md, section 3. */
export const ACCESS_DENIED: Refusal = { failureReason: 'UnknownReason', failureText: 'Access is denied' };

export const refused = (failureReason: string, failureText: string): Refusal => ({ failureReason, failureText });

/** The account that a body names, or why it may not trade. */
export function accountOf({ accountId, accountSpec }: Values, { world }: State): number | Refusal {
  const account = world.accounts.find(
    ({ id, name }) => id === accountId && (accountSpec === undefined || name === accountSpec),
  );
  if (!account) return ACCESS_DENIED;
  if (account.closed) return refused('AccountClosed', 'The account is closed');
  return !account.active || account.readonly ? ACCESS_DENIED : account.id;
}

/** An unknown or expired contract looks like a missing right: tradovate-orders.md, section 1. */
export function contractOf(symbol: unknown, { world }: State): ContractInfo | Refusal {
  const contract = typeof symbol === 'string' && !symbol.startsWith('@') ? world.contracts.find(symbol) : undefined;
  return contract && !world.contracts.isExpired(contract) ? contract : ACCESS_DENIED;
}

/** The fields of a body or of a leg as an order. */
export function specOf(values: Values, accountId: number, contractId: number, quantity: unknown): OrderSpec {
  const names = ['price', 'stopPrice', 'pegDifference', 'maxShow', 'timeInForce', 'expireTime', 'text', 'clOrdId'];
  const given = [...names, 'isAutomated'].filter((name) => values[name] !== undefined);
  return {
    ...{ accountId, contractId, action: values['action'] as Action, orderType: values['orderType'] as OrderType },
    orderQty: Number(quantity),
    ...Object.fromEntries(given.map((name) => [name, values[name]])),
  };
}

/** Why the risk check refuses an order at the door, before it gets an id. */
export function riskRefusal(spec: OrderSpec, { world }: State, isLeg = false): Refusal | undefined {
  const { orderType, price, stopPrice, pegDifference, orderQty, accountId, contractId } = spec;
  if (orderType === 'QTS' || orderType === 'LimitIfTouched')
    return refused('Unsupported', `${orderType} isn't supported`);
  const product = world.contracts.byId(contractId)?.product;
  const quote = world.market.quote(contractId);
  const prices = [price, stopPrice, pegDifference].filter((one) => one !== undefined);
  if (!product || prices.some((one) => !isOnGrid(one, product.tickSize))) {
    return refused('InvalidPrice', 'Invalid price increment');
  }
  if (!quote && (orderType === 'Market' || orderType.startsWith('Trailing'))) {
    return refused('NoQuote', 'No quote available');
  }
  const last = world.market.lastPrice(contractId);
  if ([price, stopPrice].some((one) => one !== undefined && Math.abs(one - last) > last * PRICE_BAND)) {
    return refused('InvalidPrice', 'current price outside the price limits set');
  }
  if (pegDifference !== undefined && pegDifference <= 0) return refused('InvalidPrice', 'Invalid price increment');
  return isLeg
    ? undefined
    : sizeRefusal(spec, world.positions.netPosition(accountId, contractId), product.initialMargin);

  function sizeRefusal({ action }: OrderSpec, held: number, margin: number): Refusal | undefined {
    if (orderQty > MAX_QUANTITY) return refused('MaxOrderQtyLimitReached', `Max order quantity is ${MAX_QUANTITY}`);
    const next = held + (action === 'Buy' ? orderQty : -orderQty);
    if (Math.abs(next) <= Math.abs(held)) return undefined;
    if (Math.abs(next) > MAX_POSITION) return refused('MaxPosLimitReached', `Max position is ${MAX_POSITION}`);
    const cash = world.ledger.all('cashBalance').find((row) => row.accountId === accountId)?.amount ?? 0;
    const needed = world.positions.usedMargin(accountId) + (Math.abs(next) - Math.abs(held)) * margin;
    return needed > cash ? refused('UnknownReason', 'Insufficient margin') : undefined;
  }
}

export const isRefusal = (value: object | number): value is Refusal =>
  typeof value === 'object' && 'failureReason' in value;
