import { isTradovateHost } from '../profile/environment';

const BARE_HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const MOST = 40;

/**
 * `apiHosts` of an answer: purpose → bare host name. Unknown purposes are kept, they cost nothing; a host outside
 * Tradovate's domains is refused, because a bearer would go there. Source: contract, "Dynamic hosts".
 */
export function apiHostsOf(value: Readonly<Record<string, unknown>> | undefined): {
  hosts: Readonly<Record<string, string>> | undefined;
  refused: readonly string[];
} {
  if (value === undefined) return { hosts: undefined, refused: [] };
  const hosts: Record<string, string> = {};
  const refused: string[] = [];
  for (const [purpose, host] of Object.entries(value).slice(0, MOST)) {
    if (typeof host !== 'string') continue;
    if (BARE_HOST.test(host) && isTradovateHost(host.toLowerCase())) hosts[purpose] = host.toLowerCase();
    else refused.push(host);
  }
  return { hosts, refused };
}
