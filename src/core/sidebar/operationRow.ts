import type { Operation } from '../operations/catalog';
import { commonOperations } from '../operations/commonOperations';
import { isMutating } from '../operations/isMutating';

/** An operation as the page lists it. */
export interface OperationRow {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** It modifies data: marked wherever it is listed. */
  readonly mutating: boolean;
  /** Most programs use it: listed first. */
  readonly common: boolean;
}

export function toOperationRow(operation: Operation): OperationRow {
  const { id, method, path, tag, summary } = operation;
  return { id, method, path, tag, summary, mutating: isMutating(operation), common: commonOperations.includes(id) };
}
