/** A request of the service, as it arrived. */
export interface Received {
  readonly method: string;
  /** With `/v1`, not decoded. */
  readonly path: string;
  /** What is behind `/v1`; `undefined` for a path outside of it. Auth paths in lower case: their case does not matter. */
  readonly route: string | undefined;
  /** Without `?`, not decoded. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How the caller reached this sandbox, without a slash behind. */
  readonly origin: string;
}

/**
 * Behind `/v1`. Contract, "POST /auth/accesstokenrequest": the path's case does not matter. One call is served without `/v1` too:
 * OAuth document, "Exchange".
 */
export function routeOf(path: string): string | undefined {
  if (path.toLowerCase() === '/auth/oauthtoken') return '/auth/oauthtoken';
  if (!path.startsWith('/v1/')) return undefined;
  const route = path.slice('/v1'.length);
  return route.toLowerCase().startsWith('/auth/') ? route.toLowerCase() : route;
}

/** The object in a JSON body; `undefined` for whatever is not one. */
export function objectIn(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

export function isJson({ headers }: Received): boolean {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

/** The fields of a form; of two with one name the last counts. `undefined`: the body is something else. */
export function formIn({ headers, body }: Received): Readonly<Record<string, string>> | undefined {
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(headers['content-type'] ?? '');
  return isForm ? Object.fromEntries(new URLSearchParams(body)) : undefined;
}

/** The bearer exactly as sent, `undefined` without one. */
export function bearerOf({ headers }: Received): string | undefined {
  return /^bearer (.+)$/i.exec(headers['authorization'] ?? '')?.[1];
}

/** `*` stands for anything; case does not matter. */
export function matches(pattern: string, route: string | undefined): boolean {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`, 'i').test(route ?? '');
}
