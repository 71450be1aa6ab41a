import type { AccessToken } from '../../core/auth/accessToken';
import { baseUrlFor } from '../../core/auth/apiHosts';
import type { Operation } from '../../core/operations/catalog';
import { isOAuth } from '../../core/operations/oauthOperations';
import { onlySocketOf } from '../../core/operations/socketOperations';
import type { Environment } from '../../core/profile/environment';
import { oauthBaseUrl } from '../../core/profile/oauthApp';
import { socketBaseUrl } from '../../core/streams/connection/socketUrl';

/**
 * The base URL that an operation is sent to: the account's own host where the token knows one.
 * @throws {UserFacingError} `unsupported`: the environment has no such host
 */
export function operationUrl(operation: Operation, environment: Environment, token: AccessToken | undefined): string {
  if (isOAuth(operation)) return oauthBaseUrl(operation.isPage ? 'page' : 'token', environment);
  const socket = onlySocketOf(operation);
  if (socket) return socketBaseUrl(socket, environment, token);
  // The sign-in is where the token comes from.
  return operation.auth === 'none' ? environment.baseUrl : baseUrlFor(environment, token);
}
