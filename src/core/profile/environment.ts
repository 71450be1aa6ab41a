import { cleanQuotation } from '../platform/errors';

/** Where a profile's credentials and requests go. `demo` and `live` are built in; the user may name others. */
export interface Environment {
  /** `demo`, `live`, or the name of an entry of the setting `tradovate.environments`. */
  readonly id: string;
  /** As the status bar reads it: `Demo`, `LIVE`, or that name. */
  readonly label: string;
  /** Ends in `/v1`, without a slash behind. */
  readonly baseUrl: string;
}

/** All that a profile keeps of its environment: the address is looked up in the settings at each use. */
export type EnvironmentName = Pick<Environment, 'id' | 'label'>;

/** Source: contract, "Hosts". */
export const builtInEnvironments: readonly Environment[] = [
  { id: 'demo', label: 'Demo', baseUrl: 'https://demo.tradovateapi.com/v1' },
  { id: 'live', label: 'LIVE', baseUrl: 'https://live.tradovateapi.com/v1' },
];

/** The only domains that a bearer may go to unasked. Source: contract, "Dynamic hosts". */
const TRADOVATE_DOMAINS = ['tradovateapi.com', 'tradovate.com', 'ninjatrader.com', 'ninjatrader.dev'];

const LONGEST_NAME = 64;

const HOST = String.raw`(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?|\[[0-9a-f:.]+\]`;
/** No user info, no query, no fragment, no backslash, no percent sign: nothing that two parsers could read differently. */
const URL_FORM = new RegExp(`^(https?)://(${HOST})(?::(\\d{1,5}))?(/[a-z0-9._~/-]*)?$`, 'i');
/** A last label that makes other parsers read the whole as an IPv4 address: `0x7f.1` and `2130706433` are 127.0.0.1. */
const NUMERIC = /(?:^|\.)(?:\d+|0x[0-9a-f]*)$/;
const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${BYTE}(?:\\.${BYTE}){3}$`);

interface PlainUrl {
  readonly scheme: string;
  readonly host: string;
  readonly port: string | undefined;
  readonly path: string;
}

/** `undefined` for whatever is not plainly an http(s) URL. Scheme and host in lower case. */
function parsePlainUrl(url: string): PlainUrl | undefined {
  const [, scheme, rawHost, port, path = ''] = URL_FORM.exec(url) ?? [];
  const host = rawHost?.toLowerCase();
  if (scheme === undefined || host === undefined || (NUMERIC.test(host) && !IPV4.test(host))) return undefined;
  return { scheme: scheme.toLowerCase(), host, port, path };
}

/** Host name of a plain http(s) URL in lower case, without port; `undefined` for whatever is not plainly one. */
export function hostOf(url: string): string | undefined {
  // Only the part that names the host has to be plain; paths and queries of a request come behind it.
  const origin = /^(https?:\/\/[^/?#\\]+)(?:[/?#]|$)/i.exec(url)?.[1];
  return origin === undefined ? undefined : parsePlainUrl(origin)?.host;
}

export function isTradovateHost(host: string): boolean {
  return TRADOVATE_DOMAINS.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** Loopback by its very form; a name that only resolves to this machine is not. Takes what `hostOf` answers. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (host.startsWith('127.') && IPV4.test(host));
}

/** Credentials go there only after the user said yes to its name: it is neither Tradovate's nor this machine. */
export function needsConsent(environment: Environment): boolean {
  const host = hostOf(environment.baseUrl);
  return host === undefined || !(isTradovateHost(host) || isLoopbackHost(host));
}

/**
 * The setting `tradovate.environments` → the built-in environments and the user's own. An entry that is wrong is left out
 * and said in `problems`, a sentence each, fit for a message.
 */
export function readEnvironments(setting: unknown): {
  environments: readonly Environment[];
  problems: readonly string[];
} {
  const environments = [...builtInEnvironments];
  const problems: string[] = [];
  if (setting === undefined || setting === null) return { environments, problems };
  if (typeof setting !== 'object' || Array.isArray(setting)) {
    problems.push('The setting tradovate.environments is not used: it has to be an object of names and addresses.');
    return { environments, problems };
  }
  for (const [name, url] of Object.entries(setting)) {
    const baseUrl = typeof url === 'string' ? url.trim().replace(/\/$/, '') : '';
    const problem = problemOfName(name, environments) ?? problemOfUrl(baseUrl);
    if (problem === undefined) environments.push({ id: name, label: name, baseUrl });
    else problems.push(`The environment “${cleanQuotation(name)}” in tradovate.environments is left out: ${problem}.`);
  }
  return { environments, problems };
}

function problemOfName(name: string, others: readonly Environment[]): string | undefined {
  if (name.trim() === '') return 'it has no name';
  if (name.length > LONGEST_NAME) return `its name is longer than ${LONGEST_NAME} characters`;
  // A direction mark or a control character could make it read as another one.
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u.test(name)) return 'its name holds invisible characters';
  const taken = others.some(({ id, label }) => [id, label].some((other) => sameName(other, name)));
  return taken ? 'that name is taken' : undefined;
}

/** `LIVE`, `Live` and full-width `ＬＩＶＥ` look alike where it matters. */
function sameName(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase());
  return a === b;
}

function problemOfUrl(baseUrl: string): string | undefined {
  const url = parsePlainUrl(baseUrl);
  if (!url)
    return 'its address is not a plain URL such as https://example.com/v1, without user, query or special characters';
  if (url.port !== undefined && !(Number(url.port) >= 1 && Number(url.port) <= 65_535)) return 'its port is not one';
  if (!url.path.endsWith('/v1')) return 'its address does not end in /v1';
  if (url.scheme === 'http' && !isLoopbackHost(url.host))
    return 'http is allowed on a loopback address only, use https';
  return undefined;
}
