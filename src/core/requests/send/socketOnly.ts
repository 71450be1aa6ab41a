import type { Operation } from '../../operations/catalog';
import { onlySocketOf } from '../../operations/socketOperations';
import { t, type Text } from '../../platform/text';

/** Why an operation isn't sent over HTTP, where it doesn't exist or has no effect; `undefined` if it is. */
export function socketOnlyMessage(operation: Operation): Text | undefined {
  if (!onlySocketOf(operation)) return undefined;
  return t("'{0}' is available over a WebSocket only. Insert a snippet for it instead.", operation.path);
}
