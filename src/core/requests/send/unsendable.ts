import type { Operation } from '../../operations/catalog';
import { isOAuth } from '../../operations/oauthOperations';
import { onlySocketOf } from '../../operations/socketOperations';
import { t, type Text } from '../../platform/text';

/** Why an operation is never sent from here; `undefined` if it can be. */
export function unsendableMessage(operation: Operation): Text | undefined {
  const { path, isPage } = operation;
  if (onlySocketOf(operation))
    return t("'{0}' is available over a WebSocket only. Insert a snippet for it instead.", path);
  if (isPage) return t("'{0}' is a page for a browser. Insert the snippet: it prints the address to open.", path);
  if (isOAuth(operation))
    return t(
      "'{0}' requires secrets, which can't be entered here. Insert the snippet: it reads them from environment variables.",
      path,
    );
  return undefined;
}
