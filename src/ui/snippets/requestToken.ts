import { accessOfOperation } from '../../core/codeAccess';
import type { Operation } from '../../core/operations/catalog';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';
import { tokenFor, type TokenAccessUi } from './tokenFor';

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
  const access = accessOfOperation(operation);
  const opened = await tokenFor(ui, access, kind, retry);
  if (!opened) return undefined;
  const { token, environment, current } = opened;
  return { token, baseUrl: access.urlFor(environment, current) };
}
