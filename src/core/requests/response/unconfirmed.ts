import type { Operation } from '../../operations/catalog';
import { isRecord } from '../../platform/isRecord';

/** What the response to an accepted command names, by its schema. Source: tradovate-orders.md, section 3. */
const CONFIRMATIONS: Readonly<Record<string, string>> = {
  PlaceOrderResult: 'orderId',
  PlaceOsoResult: 'orderId',
  PlaceOcoResult: 'orderId',
  CommandResult: 'commandId',
  OrderStrategyStatusResponse: 'orderStrategy',
};

/** Whether the response to a command lacks the order, command or strategy that a success names. */
export function isUnconfirmed(json: unknown, { response }: Pick<Operation, 'response'>): boolean {
  const name = CONFIRMATIONS[response?.schema ?? ''];
  if (name === undefined) return false;
  return !isRecord(json) || json[name] === undefined || json[name] === null;
}
