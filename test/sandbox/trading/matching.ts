import type { Quote } from '../market/market';
import { roundToTick } from '../market/randomWalk';
import type { Action, OrderType } from './rows';

/** The part of an order that decides when it trades. */
export interface Terms {
  readonly orderType: OrderType;
  readonly price?: number;
  readonly stopPrice?: number;
  readonly pegDifference?: number;
}

export type Outcome =
  | { readonly kind: 'waits' }
  | { readonly kind: 'fills'; readonly price: number }
  /** A stop has been reached: from now on it is a market or limit order. */
  | { readonly kind: 'triggers' }
  /** A trailing stop follows the market. */
  | { readonly kind: 'trails'; readonly stopPrice: number };

const WAITS: Outcome = { kind: 'waits' };

/**
 * What the market does to an order.
 * @param triggered its stop was reached before
 * @param rests it was in the book before this quote, so it trades at its own price and not at a better one
 */
export function match(action: Action, terms: Terms, quote: Quote, triggered: boolean, rests: boolean): Outcome {
  const touch = action === 'Buy' ? quote.offer : quote.bid;
  switch (terms.orderType) {
    case 'Market':
      return { kind: 'fills', price: touch };
    case 'Limit':
      return limit(action, terms.price, touch, rests);
    case 'MIT':
      return isReached(opposite(action), terms.price, quote.last) ? { kind: 'fills', price: touch } : WAITS;
    case 'Stop':
    case 'TrailingStop':
      if (triggered) return { kind: 'fills', price: touch };
      return stop(action, terms, quote);
    case 'StopLimit':
    case 'TrailingStopLimit':
      return triggered ? limit(action, terms.price, touch, rests) : stop(action, terms, quote);
    case 'LimitIfTouched':
    case 'QTS':
      return WAITS;
  }
}

export const opposite = (action: Action): Action => (action === 'Buy' ? 'Sell' : 'Buy');

/** Whether a stop of that price has been reached: a buy stop from below, a sell stop from above. */
export function isReached(action: Action, stopPrice: number | undefined, last: number): boolean {
  if (stopPrice === undefined) return false;
  return action === 'Buy' ? last >= stopPrice : last <= stopPrice;
}

function limit(action: Action, price: number | undefined, touch: number, rests: boolean): Outcome {
  if (price === undefined) return WAITS;
  const trades = action === 'Buy' ? touch <= price : touch >= price;
  return trades ? { kind: 'fills', price: rests ? price : touch } : WAITS;
}

function stop(action: Action, { orderType, stopPrice, pegDifference }: Terms, { last }: Quote): Outcome {
  if (isReached(action, stopPrice, last)) return { kind: 'triggers' };
  if (!orderType.startsWith('Trailing') || stopPrice === undefined || pegDifference === undefined) return WAITS;
  const next = action === 'Buy' ? last + pegDifference : last - pegDifference;
  const isCloser = action === 'Buy' ? next < stopPrice : next > stopPrice;
  return isCloser ? { kind: 'trails', stopPrice: roundToTick(next, 1e-9) } : WAITS;
}
