/** Where a profile's credentials and requests go. `demo` and `live` are built in; the user may name others. */
export interface Environment {
  /** `demo`, `live`, or the name of an entry of the setting `tradovate.environments`. */
  readonly id: string;
  /** As the status bar reads it: `Demo`, `LIVE`, or that name. */
  readonly label: string;
  /** Ends in `/v1`, without a slash behind. */
  readonly baseUrl: string;
}

/** Source: contract, "Hosts". */
export const builtInEnvironments: readonly Environment[] = [
  { id: 'demo', label: 'Demo', baseUrl: 'https://demo.tradovateapi.com/v1' },
  { id: 'live', label: 'LIVE', baseUrl: 'https://live.tradovateapi.com/v1' },
];

/** The only domains that a bearer may go to unasked. Source: contract, "Dynamic hosts". */
const TRADOVATE_DOMAINS = ['tradovateapi.com', 'tradovate.com', 'ninjatrader.com', 'ninjatrader.dev'];

const HOST = String.raw`(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?|\[[0-9a-f:.]+\]`;
/** No user info, no query, no fragment, no backslash, no percent sign: nothing that two parsers could read differently. */
const URL_FORM = new RegExp(`^(https?)://(${HOST})(?::(\\d{1,5}))?(/[a-z0-9._~/-]*)?$`, 'i');

/** Host name of a plain http(s) URL in lower case, without port; `undefined` for whatever is not plainly one. */
export function hostOf(url: string): string | undefined {
  // Only the part that names the host has to be plain; paths and queries of a request come behind it.
  const origin = /^(https?:\/\/[^/?#\\]+)(?:[/?#]|$)/i.exec(url)?.[1];
  return origin === undefined ? undefined : URL_FORM.exec(origin)?.[2]?.toLowerCase();
}

export function isTradovateHost(host: string): boolean {
  return TRADOVATE_DOMAINS.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

export function isLoopbackHost(host: string): boolean {
  if (host === 'localhost' || host === '[::1]') return true;
  const parts = /^127\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host);
  return parts !== null && parts.slice(1).every((part) => Number(part) <= 255);
}

/** Credentials go there only after the user said yes to its name: it is neither Tradovate's nor this machine. */
export function needsConsent(environment: Environment): boolean {
  const host = hostOf(environment.baseUrl);
  return host === undefined || !(isTradovateHost(host) || isLoopbackHost(host));
}

/**
 * The setting `tradovate.environments` → the built-in environments and the user's own. An entry that is wrong is left out
 * and said in `problems`, a sentence each.
 */
export function readEnvironments(setting: unknown): {
  environments: readonly Environment[];
  problems: readonly string[];
} {
  const environments = [...builtInEnvironments];
  const problems: string[] = [];
  if (typeof setting !== 'object' || setting === null) return { environments, problems };
  for (const [name, url] of Object.entries(setting)) {
    const taken = environments.some(({ id, label }) =>
      [id, label].some((other) => other.toLowerCase() === name.trim().toLowerCase()),
    );
    const baseUrl = typeof url === 'string' ? url.trim().replace(/\/$/, '') : '';
    const problem = name.trim() === '' ? 'it has no name' : taken ? 'that name is taken' : problemOf(baseUrl);
    if (problem === undefined) environments.push({ id: name, label: name, baseUrl });
    else problems.push(`The environment “${name}” in tradovate.environments is left out: ${problem}.`);
  }
  return { environments, problems };
}

function problemOf(baseUrl: string): string | undefined {
  const [, scheme, host, port, path] = URL_FORM.exec(baseUrl) ?? [];
  if (scheme === undefined || host === undefined) return 'its address is not a plain URL';
  if (port !== undefined && Number(port) > 65_535) return 'its port is not one';
  if (!path?.endsWith('/v1')) return 'its address does not end in /v1';
  if (scheme.toLowerCase() === 'http' && !isLoopbackHost(host.toLowerCase()))
    return 'http is allowed on a loopback address only, use https';
  return undefined;
}
