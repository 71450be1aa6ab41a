import type { Json } from '../../operations/exampleValue';
import type { Account } from '../form/suggestions';
import { oppositeOf } from './exitPrice';
import type { BracketValues } from './parseBracket';

/** Exits protect a position as long as it is open, whatever the day. */
const UNTIL_CANCELED = 'GTC';

/**
 * The body of `order/placeoso`: the fill of the entry places both exits, which cancel each other. What isn't known is left
 * out. Source: tradovate-orders.md, sections 5 and 12.
 * @param isAutomated whether a program sends it, or a human at a button
 */
export function bracketBody(
  { symbol, side, quantity, entry, entryPrice, stopPrice, targetPrice }: BracketValues,
  account: Account | undefined,
  isAutomated: boolean,
): Readonly<Record<string, Json>> {
  const exit = { action: oppositeOf(side), timeInForce: UNTIL_CANCELED };
  return withoutUndefined({
    accountSpec: account?.name,
    accountId: account?.id,
    action: side,
    symbol,
    orderQty: quantity,
    orderType: entry,
    ...(entry === 'Limit' ? { price: entryPrice } : {}),
    ...(entry === 'Stop' ? { stopPrice: entryPrice } : {}),
    timeInForce: entry === 'Market' ? 'Day' : UNTIL_CANCELED,
    isAutomated,
    bracket1: withoutUndefined({ ...exit, orderType: 'Stop', stopPrice }),
    bracket2: withoutUndefined({ ...exit, orderType: 'Limit', price: targetPrice }),
  });
}

function withoutUndefined(values: Readonly<Record<string, Json | undefined>>): Readonly<Record<string, Json>> {
  const entries = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}
