import { UserFacingError } from '../platform/errors';
import { t } from '../platform/text';
import { isTradovateHost, type Environment } from '../profile/environment';
import type { AccessToken } from './accessToken';

const BARE_HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const MAX_API_HOSTS = 40;
/** Serves demo as well. Source: contract, "Hosts". */
const PUBLISHED_MARKET_DATA_HOST = 'md.tradovateapi.com';

/** Keys of `apiHosts`. Source: contract, "Dynamic hosts". */
const PURPOSES = {
  demo: { rest: 'demo', marketData: 'mdDemo' },
  live: { rest: 'live', marketData: 'mdLive' },
} as const;

/**
 * `apiHosts` of a response: purpose → bare host name. Unknown purposes are kept. A host outside Tradovate's domains is
 * refused, because the token would be sent there. Source: contract, "Dynamic hosts".
 */
export function parseApiHosts(value: Readonly<Record<string, unknown>> | undefined): {
  hosts: Readonly<Record<string, string>> | undefined;
  refused: readonly string[];
} {
  if (value === undefined) return { hosts: undefined, refused: [] };
  const hosts: Record<string, string> = {};
  const refused: string[] = [];
  for (const [purpose, host] of Object.entries(value).slice(0, MAX_API_HOSTS)) {
    if (typeof host !== 'string') continue;
    if (BARE_HOST.test(host) && isTradovateHost(host.toLowerCase())) hosts[purpose] = host.toLowerCase();
    else refused.push(host);
  }
  return { hosts, refused };
}

/** The base URL for requests with this token: the account's own host if the service named one, else the environment's. */
export function baseUrlFor(environment: Environment, token: AccessToken | undefined): string {
  const purposes = purposesOf(environment);
  const host = purposes && token?.apiHosts?.[purposes.rest];
  return host === undefined ? environment.baseUrl : urlOf(host);
}

/**
 * The base URL for market data with this token: the account's own host if the service named one, else the published one.
 * @throws {UserFacingError} `unsupported`: a custom environment
 */
export function marketDataUrlFor(environment: Environment, token: AccessToken | undefined): string {
  const purposes = purposesOf(environment);
  if (!purposes) {
    throw new UserFacingError(
      'unsupported',
      t('The market data host is only known for Demo and LIVE. Use a profile of one of them.'),
    );
  }
  return urlOf(token?.apiHosts?.[purposes.marketData] ?? PUBLISHED_MARKET_DATA_HOST);
}

/**
 * Only for built-in environments: an address that the user named is never replaced, and no host is derived from another.
 * Source: contract, "Dynamic hosts".
 */
function purposesOf({ id }: Environment): (typeof PURPOSES)['demo' | 'live'] | undefined {
  return id === 'demo' || id === 'live' ? PURPOSES[id] : undefined;
}

function urlOf(host: string): string {
  return `https://${host}/v1`;
}
