import { hostOf, needsConsent, type Environment } from './environment';

/** The hosts that the user agreed to. `ProfileStore` is one. */
export interface TrustedHosts {
  isTrusted(host: string): boolean;
  trust(host: string): Promise<void>;
}

/**
 * Whether the credentials of a profile may be sent to its environment. Asks the user once about a host that is neither
 * Tradovate's nor loopback.
 * @param ask returns whether the user agrees to this host
 */
export async function hasHostConsent(
  environment: Environment,
  hosts: TrustedHosts,
  ask: (host: string) => Promise<boolean>,
): Promise<boolean> {
  const host = hostOf(environment.baseUrl) ?? environment.baseUrl;
  if (!needsConsent(environment) || hosts.isTrusted(host)) return true;
  if (!(await ask(host))) return false;
  await hosts.trust(host);
  return true;
}
