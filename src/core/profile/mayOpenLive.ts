import { isTradovateHost, type Environment } from './environment';
import { hostOf } from './plainUrl';
import type { Profile } from './profile';

/**
 * Whether a token of this profile may open accounts with real money, whatever host it is sent to: one for LIVE, and one whose
 * issuer is not the simulation itself. That of an OAuth app is issued by the live host, and of an existing token nobody knows the
 * issuer. Source: OAuth document, "Environments and identity".
 */
export function mayOpenLive(
  { signIn }: Pick<Profile, 'signIn'>,
  { baseUrl, id }: Environment,
  isLive: (url: string, environmentId: string) => boolean,
): boolean {
  return isLive(baseUrl, id) || (signIn !== undefined && isTradovateHost(hostOf(baseUrl) ?? ''));
}
