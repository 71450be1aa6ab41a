import { fieldsOf, type Operation } from '../../operations/catalog';
import type { Json } from '../../operations/exampleValue';

/** Exchange rules ask who sends an order: a program, or a human at a button. Source: tradovate-orders.md, section 1. */
const FIELD = 'isAutomated';

/** What a program sends. */
export function asProgram(
  values: Readonly<Record<string, Json>>,
  operation: Operation,
): Readonly<Record<string, Json>> {
  return fieldsOf(operation).some(({ name }) => name === FIELD) ? { ...values, [FIELD]: true } : values;
}

/** What a human sends by pressing Try. */
export function byHand(body: Json): Json {
  return typeof body === 'object' && body !== null && FIELD in body ? { ...body, [FIELD]: false } : body;
}
