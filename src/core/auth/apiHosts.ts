import { UserFacingError } from '../platform/errors';
import { t } from '../platform/text';
import { isApiHost } from '../profile/apiHost';
import type { Environment } from '../profile/environment';
import { hostOf } from '../profile/plainUrl';
import type { AccessToken } from './accessToken';

const BARE_HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const MAX_API_HOSTS = 40;
/** Where the service named no host. Source: contract, "Market-data host when nobody says which". */
const PUBLISHED_MARKET_DATA_HOSTS = { demo: 'md-demo.tradovateapi.com', live: 'md.tradovateapi.com' } as const;
/** Source: contract, "Hosts". */
const PUBLISHED_REPORT_HOSTS = { demo: 'rpt-demo.tradovateapi.com', live: 'rpt-live.tradovateapi.com' } as const;
/** Source: contract, "Hosts". */
const STAGING = { marketData: 'md-api.staging.ninjatrader.dev', replay: 'replay.staging.ninjatrader.dev' } as const;
const STAGING_BASES: readonly (string | undefined)[] = [
  'demo-api.staging.ninjatrader.dev',
  'live-api.staging.ninjatrader.dev',
];

/** Keys of `apiHosts`. Source: contract, "Dynamic hosts". */
const PURPOSES = {
  demo: { rest: 'demo', marketData: 'mdDemo', reports: 'reportingDemo' },
  live: { rest: 'live', marketData: 'mdLive', reports: 'reportingLive' },
} as const;

/**
 * `apiHosts` of a response: purpose → bare host name. Unknown purposes are kept. A host that isn't one of Tradovate's API is
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
    if (BARE_HOST.test(host) && isApiHost(host.toLowerCase())) hosts[purpose] = host.toLowerCase();
    else refused.push(host);
  }
  return { hosts, refused };
}

/** The base URL for requests with this token: the account's own host if the service named one, else the environment's. */
export function baseUrlFor(environment: Environment, token: AccessToken | undefined): string {
  const id = builtInId(environment);
  const host = id && token?.apiHosts?.[PURPOSES[id].rest];
  return host === undefined ? environment.baseUrl : urlOf(host);
}

/**
 * The base URL for market data with this token: the account's own host if the service named one, else the published one.
 * @throws {UserFacingError} `unsupported`: a custom environment that isn't partner staging
 */
export function marketDataUrlFor(environment: Environment, token: AccessToken | undefined): string {
  const staging = stagingUrlFor('marketData', environment);
  if (staging !== undefined) return staging;
  const id = builtInId(environment);
  if (!id) {
    throw new UserFacingError(
      'unsupported',
      t('The market data host is only known for Demo and LIVE. Use a profile of one of them.'),
    );
  }
  return urlOf(token?.apiHosts?.[PURPOSES[id].marketData] ?? PUBLISHED_MARKET_DATA_HOSTS[id]);
}

/**
 * The base URL for reports with this token: the account's own host if the service named one, else the published one.
 * @throws {UserFacingError} `unsupported`: a custom environment
 */
export function reportsUrlFor(environment: Environment, token: AccessToken | undefined): string {
  const id = builtInId(environment);
  if (!id) {
    throw new UserFacingError(
      'unsupported',
      t('The reports host is only known for Demo and LIVE. Use a profile of one of them.'),
    );
  }
  return urlOf(token?.apiHosts?.[PURPOSES[id].reports] ?? PUBLISHED_REPORT_HOSTS[id]);
}

/** The base URL of partner staging for this purpose; `undefined` for any other environment. */
export function stagingUrlFor(purpose: keyof typeof STAGING, { baseUrl }: Environment): string | undefined {
  return STAGING_BASES.includes(hostOf(baseUrl)) ? urlOf(STAGING[purpose]) : undefined;
}

/**
 * Only for built-in environments: an address that the user named is never replaced, and no host is derived from another.
 * Source: contract, "Dynamic hosts".
 */
function builtInId({ id }: Environment): keyof typeof PURPOSES | undefined {
  return id === 'demo' || id === 'live' ? id : undefined;
}

function urlOf(host: string): string {
  return `https://${host}/v1`;
}
