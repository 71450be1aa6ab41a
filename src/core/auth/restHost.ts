import type { AccessToken } from './accessToken';
import type { Environment } from '../profile/environment';

/**
 * The base URL for requests with this token: the account's own host where the service named one, else the environment's.
 * Only the built-in environments: an address that the user named is never replaced. Source: contract, "Dynamic hosts".
 */
export function baseUrlFor(environment: Environment, token: AccessToken | undefined): string {
  const host = environment.id === 'demo' || environment.id === 'live' ? token?.apiHosts?.[environment.id] : undefined;
  return host === undefined ? environment.baseUrl : `https://${host}/v1`;
}
