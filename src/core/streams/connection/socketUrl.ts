import type { AccessToken } from '../../auth/accessToken';
import { baseUrlFor, marketDataUrlFor, stagingUrlFor } from '../../auth/apiHosts';
import { UserFacingError } from '../../platform/errors';
import { t } from '../../platform/text';
import type { Environment } from '../../profile/environment';
import { hostOf, isLoopbackHost } from '../../profile/plainUrl';

/** Each is a host and a set of requests of its own. Source: streams, "Sockets". */
export type SocketKind = 'trading' | 'marketData' | 'replay';

const REPLAY_HOST = 'replay.tradovateapi.com';

/**
 * The address of a socket for this token: the account's own host where the service named one, else the published one.
 * @throws {UserFacingError} `unsupported`: nobody says where a custom environment has this socket
 */
export function socketUrl(kind: SocketKind, environment: Environment, token: AccessToken): string {
  return `${socketBaseUrl(kind, environment, token).replace(/^http/, 'ws')}/websocket`;
}

/** The token that the socket is authorized with. Source: streams, "Sockets". */
export function socketToken(kind: SocketKind, { accessToken, mdAccessToken }: AccessToken): string {
  return kind === 'marketData' ? (mdAccessToken ?? accessToken) : accessToken;
}

/**
 * The base URL whose host has the socket. Without a token, the account's own host is unknown.
 * @throws {UserFacingError} `unsupported`, as `socketUrl`
 */
export function socketBaseUrl(kind: SocketKind, environment: Environment, token: AccessToken | undefined): string {
  if (kind === 'trading') return baseUrlFor(environment, token);
  const host = hostOf(environment.baseUrl);
  // A simulator on this machine has all of it at one address.
  if (host !== undefined && isLoopbackHost(host)) return environment.baseUrl;
  const staging = stagingUrlFor(kind, environment);
  if (staging !== undefined) return staging;
  if (kind === 'marketData') return marketDataUrlFor(environment, token);
  if (environment.id === 'demo' || environment.id === 'live') {
    return `https://${token?.apiHosts?.['replay'] ?? REPLAY_HOST}/v1`;
  }
  throw new UserFacingError(
    'unsupported',
    t('The replay host is only known for Demo and LIVE. Use a profile of one of them.'),
  );
}
