import type { Operation } from '../../core/operations/catalog';
import { onlySocketOf } from '../../core/operations/socketOperations';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';
import { operationUrl } from './operationUrl';
import { tokenFor, type Access, type TokenAccessUi } from './tokenFor';

export interface RequestToken {
  readonly token: TokenSource;
  readonly baseUrl: string;
}

/** The token that the request carries, and its host. `undefined`: there is no token, and that was reported. */
export async function requestToken(
  ui: TokenAccessUi,
  operation: Operation,
  kind: TokenSource['kind'],
  retry: () => unknown,
): Promise<RequestToken | undefined> {
  const access: Access = {
    authorized: operation.auth !== 'none',
    marketData: onlySocketOf(operation) === 'marketData',
    urlFor: (environment, token) => operationUrl(operation, environment, token),
  };
  const opened = await tokenFor(ui, access, kind, retry);
  if (!opened) return undefined;
  const { token, environment, current } = opened;
  return { token, baseUrl: access.urlFor(environment, current) };
}
