import { sessionEndAfter } from '../market/calendar';
import type { Quote } from '../market/market';
import { isReached } from './matching';
import type { LiveOrder, Reason } from './orders';

/** Why the exchange rejects an order that has an id already: tradovate-orders.md, section 2. */
export function lateRejection({ spec, version }: LiveOrder, quote: Quote | undefined): Reason | undefined {
  if (!quote) return { rejectReason: 'SessionClosed', text: 'The market is closed' };
  const isStop = version.stopPrice !== undefined && spec.orderType !== 'LimitIfTouched';
  if (!isStop || !isReached(spec.action, version.stopPrice, quote.last)) return undefined;
  return { rejectReason: 'InvalidPrice', text: 'Stop price is on the wrong side of the market' };
}

/**
 * When an order ends if it has not been filled, ms since 1970: a day order with the session in which it was placed.
 * @param placedAt ISO 8601
 */
export function endOf({ version }: LiveOrder, placedAt: string): number {
  const { timeInForce = 'Day', expireTime } = version;
  if (timeInForce === 'GTD') return Date.parse(expireTime ?? '');
  if (timeInForce !== 'Day') return Number.POSITIVE_INFINITY;
  return sessionEndAfter(Date.parse(placedAt));
}
