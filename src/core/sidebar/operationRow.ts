import type { Operation } from '../operations/catalog';
import { isMutating } from '../operations/isMutating';
import type { OperationRow } from './messages';

/** An operation as the page lists it. */
export function toOperationRow(operation: Operation): OperationRow {
  const { id, method, path, tag, summary } = operation;
  return { id, method, path, tag, summary, mutation: isMutating(operation) };
}
