import type { AccessToken } from '../../auth/accessToken';
import { baseUrlFor, marketDataUrlFor } from '../../auth/apiHosts';
import { UserFacingError } from '../../platform/errors';
import { t } from '../../platform/text';
import { hostOf, isLoopbackHost, type Environment } from '../../profile/environment';

/** Each is a host and a set of requests of its own. Source: streams, "Sockets". */
export type SocketKind = 'trading' | 'marketData' | 'replay';

/** The staging hosts. Source: contract, "Hosts". */
const STAGING = { marketData: 'md-api.staging.ninjatrader.dev', replay: 'replay.staging.ninjatrader.dev' } as const;
const STAGING_BASES: readonly (string | undefined)[] = [
  'demo-api.staging.ninjatrader.dev',
  'live-api.staging.ninjatrader.dev',
];
const REPLAY_HOST = 'replay.tradovateapi.com';

/**
 * The address of a socket for this token: the account's own host where the service named one, else the published one.
 * @throws {UserFacingError} `unsupported`: nobody says where a custom environment has this socket
 */
export function socketUrl(kind: SocketKind, environment: Environment, token: AccessToken): string {
  return `${baseOf(kind, environment, token).replace(/^http/, 'ws')}/websocket`;
}

/** The token that the socket is authorized with. Source: streams, "Sockets". */
export function socketToken(kind: SocketKind, { accessToken, mdAccessToken }: AccessToken): string {
  return kind === 'marketData' ? (mdAccessToken ?? accessToken) : accessToken;
}

function baseOf(kind: SocketKind, environment: Environment, token: AccessToken): string {
  if (kind === 'trading') return baseUrlFor(environment, token);
  const host = hostOf(environment.baseUrl);
  // A simulator on this machine has all of it at one address.
  if (host !== undefined && isLoopbackHost(host)) return environment.baseUrl;
  if (STAGING_BASES.includes(host)) return `https://${STAGING[kind]}/v1`;
  if (kind === 'marketData') return marketDataUrlFor(environment, token);
  if (environment.id === 'demo' || environment.id === 'live') {
    return `https://${token.apiHosts?.['replay'] ?? REPLAY_HOST}/v1`;
  }
  throw new UserFacingError(
    'unsupported',
    t('The replay host is only known for Demo and LIVE. Use a profile of one of them.'),
  );
}
