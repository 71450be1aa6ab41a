const HOST = String.raw`(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?|\[[0-9a-f:.]+\]`;
/** No user info, no query, no fragment, no backslash, no percent sign: nothing that two parsers could read differently. */
const URL_FORM = new RegExp(`^(https?)://(${HOST})(?::(\\d{1,5}))?(/[a-z0-9._~/-]*)?$`, 'i');
/** A last label that makes other parsers read the whole as an IPv4 address: `0x7f.1` and `2130706433` are 127.0.0.1. */
const NUMERIC = /(?:^|\.)(?:\d+|0x[0-9a-f]*)$/;
const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${BYTE}(?:\\.${BYTE}){3}$`);

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

export interface PlainUrl {
  readonly scheme: string;
  readonly host: string;
  readonly port: string | undefined;
  readonly path: string;
}

/** `undefined` for everything else than a plain http(s) URL. Scheme and host in lower case. */
export function parsePlainUrl(url: string): PlainUrl | undefined {
  const [, scheme, rawHost, port, path = ''] = URL_FORM.exec(url) ?? [];
  const host = rawHost?.toLowerCase();
  if (scheme === undefined || host === undefined || (NUMERIC.test(host) && !IPV4.test(host))) return undefined;
  return { scheme: scheme.toLowerCase(), host, port, path };
}

/** Host name of a plain http(s) URL in lower case, without port; `undefined` for everything else. */
export function hostOf(url: string): string | undefined {
  return parsePlainOrigin(url)?.host;
}

/** As `hostOf`, with the port unless it is the one of the scheme: another port may be another program, of another user. */
export function hostAndPortOf(url: string): string | undefined {
  const origin = parsePlainOrigin(url);
  if (origin === undefined) return undefined;
  const { scheme, host, port } = origin;
  const number = Number(port ?? DEFAULT_PORTS[scheme]);
  return number === DEFAULT_PORTS[scheme] ? host : `${host}:${number}`;
}

/** Only the part that names the host must be plain; paths and queries of a request come after it. */
function parsePlainOrigin(url: string): PlainUrl | undefined {
  const origin = /^(https?:\/\/[^/?#\\]+)(?:[/?#]|$)/i.exec(url)?.[1];
  return origin === undefined ? undefined : parsePlainUrl(origin);
}

/** Loopback by its very form; a name that only resolves to this machine is not. Takes what `hostOf` returns. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (host.startsWith('127.') && IPV4.test(host));
}
