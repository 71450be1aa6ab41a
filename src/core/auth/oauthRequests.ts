import type { HttpRequest } from '../platform/ports';
import type { OAuthApp } from '../profile/oauthApp';

/** What a sign-in in the browser is begun with, and the exchange then needs. All but the URL is secret. */
export interface Authorization {
  /** The page to open. */
  readonly url: string;
  readonly redirectUri: string;
  /** Random: shows that an answer belongs to this sign-in. */
  readonly state: string;
  /** PKCE: proves to the token call that the same program asked for the code. */
  readonly verifier: string;
}

/**
 * The sign-in page's address. Source: OAuth document, "Authorize". The code challenge is sent always: servers that don't know
 * it ignore it.
 * @param challenge base64url of the SHA-256 of the verifier
 */
export function authorizeUrl(page: string, app: OAuthApp, state: string, challenge: string): string {
  const query = encodeForm({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  return `${page}${page.includes('?') ? '&' : '?'}${query}`;
}

/**
 * Trades the code for a token. Source: OAuth document, "Exchange": a form, although the reference declares JSON, with every
 * field that any edition asks for. @param ticket the `p-ticket` of a penalty that is over
 */
export function exchangeRequest(
  url: string,
  app: OAuthApp,
  { code, verifier }: { readonly code: string; readonly verifier: string },
  ticket?: string,
): HttpRequest {
  const { clientId, clientSecret, redirectUri } = app;
  return form(url, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: clientId,
    client_secret: clientSecret,
    code_verifier: verifier,
    'p-ticket': ticket,
  });
}

/** A new access token and a new refresh token; the old one dies with this call. Source: OAuth document, "Keeping it alive". */
export function refreshRequest(url: string, app: OAuthApp, refreshToken: string, ticket?: string): HttpRequest {
  return form(url, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: app.clientId,
    client_secret: app.clientSecret,
    'p-ticket': ticket,
  });
}

function form(url: string, fields: Readonly<Record<string, string | undefined>>): HttpRequest {
  return {
    method: 'POST',
    url,
    headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: encodeForm(fields),
  };
}

function encodeForm(fields: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&');
}
