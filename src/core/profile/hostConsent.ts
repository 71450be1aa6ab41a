import { needsConsent, type Environment } from './environment';
import { hostAndPortOf } from './plainUrl';

/** The hosts that the user agreed to, each with its port unless that is the usual one. `ProfileStore` is one. */
export interface TrustedHosts {
  isTrusted(host: string): boolean;
  trust(host: string): Promise<void>;
}

/**
 * Whether the credentials of a profile may be sent to its environment. Asks the user once about a host that is neither
 * one of Tradovate's API nor loopback. Consent for one port is none for another.
 * @param ask returns whether the user agrees to this host, with its port
 */
export async function hasHostConsent(
  environment: Environment,
  hosts: TrustedHosts,
  ask: (host: string) => Promise<boolean>,
): Promise<boolean> {
  const host = hostAndPortOf(environment.baseUrl) ?? environment.baseUrl;
  if (!needsConsent(environment) || hosts.isTrusted(host)) return true;
  if (!(await ask(host))) return false;
  await hosts.trust(host);
  return true;
}
