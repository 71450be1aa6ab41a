import type { AccessToken } from './accessToken';
import { UserFacingError } from '../platform/errors';
import type { Environment } from '../profile/environment';
import { t } from '../platform/text';

/** Serves demo as well. Source: contract, "Hosts". */
const PUBLISHED = 'md.tradovateapi.com';

/**
 * The base URL for market data with this token: the account's own host where the service named one, else the published one.
 * @throws {UserFacingError} an environment of the user's own: no host is ever derived from another (contract, "Dynamic hosts")
 */
export function marketDataUrlFor(environment: Environment, token: AccessToken | undefined): string {
  if (environment.id !== 'demo' && environment.id !== 'live') {
    throw new UserFacingError(
      'protocol',
      t('Market data has a host of its own, which is known for Demo and LIVE only. Use a profile of one of them.'),
    );
  }
  const host = token?.apiHosts?.[environment.id === 'demo' ? 'mdDemo' : 'mdLive'] ?? PUBLISHED;
  return `https://${host}/v1`;
}
