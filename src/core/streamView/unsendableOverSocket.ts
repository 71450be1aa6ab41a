import type { Operation } from '../operations/catalog';
import { t, type Text } from '../platform/text';
import { secretsMessage } from '../requests/form/secretsMessage';

/** Why the user can't send an operation over a socket; `undefined` if it can be sent. */
export function unsendableOverSocket(operation: Operation): Text | undefined {
  const { path, auth, handledBySession } = operation;
  if (handledBySession !== undefined || auth === 'none') return sentBySessionMessage(path.slice(1));
  return secretsMessage(operation);
}

export function sentBySessionMessage(endpoint: string): Text {
  return t("'{0}' can't be sent here: the extension signs in and authorizes the connection itself.", endpoint);
}
