import * as v from 'valibot';
import { t } from '../platform/text';
import type { Environment } from './environment';
import type { FieldProblem } from './fields';
import { isLoopbackHost, parsePlainUrl } from './plainUrl';

/** An application registered for OAuth, as stored in the vault. Source: OAuth document, "Registration". */
export const oauthAppSchema = v.object({
  clientId: v.string(),
  /** Absent: the exchange proves itself by PKCE alone. */
  clientSecret: v.exactOptional(v.string()),
  /** Exactly as registered: the service compares it byte by byte. */
  redirectUri: v.string(),
  /** Absent: the published page. Authorization page and token host must belong together. */
  authorizeUrl: v.exactOptional(v.string()),
  tokenUrl: v.exactOptional(v.string()),
});

export type OAuthApp = Readonly<v.InferOutput<typeof oauthAppSchema>>;

/** Where the published sample and the programs in production sign in, for Demo too. Source: OAuth document, "Authorize". */
const AUTHORIZE_URL = 'https://trader.tradovate.com/oauth';
/** Source: OAuth document, "Exchange". Five forms are in use; a code works once, so they can't be tried in turn. */
const TOKEN_URL = 'https://live.tradovateapi.com/auth/oauthtoken';

/** For an app of which nothing is known. */
export const publishedApp: OAuthApp = { clientId: '', redirectUri: '' };

/** The sign-in page and the token call of an app. An environment of the user's own serves both itself. */
export function oauthUrls(
  { authorizeUrl, tokenUrl }: OAuthApp,
  { id, baseUrl }: Environment,
): { readonly authorize: string; readonly token: string } {
  const isBuiltIn = id === 'demo' || id === 'live';
  const own = baseUrl.replace(/\/v1$/, '');
  return {
    authorize: authorizeUrl ?? (isBuiltIn ? AUTHORIZE_URL : `${own}/oauth`),
    token: tokenUrl ?? (isBuiltIn ? TOKEN_URL : `${own}/auth/oauthtoken`),
  };
}

/** The published page or token call as a base URL, before `/oauth` or `/auth/oauthtoken`. */
export function oauthBaseUrl(step: 'page' | 'token', environment: Environment): string {
  const { authorize, token } = oauthUrls(publishedApp, environment);
  return step === 'page' ? authorize.replace(/\/oauth$/, '') : token.replace(/\/auth\/oauthtoken$/, '');
}

/** The port and path to listen on, where the redirect leads to this machine. `undefined`: it leads elsewhere. */
export function loopbackOf(redirectUri: string): { readonly port: number; readonly path: string } | undefined {
  const url = parsePlainUrl(redirectUri);
  if (url?.scheme !== 'http' || url.port === undefined || !isLoopbackHost(url.host)) return undefined;
  return { port: Number(url.port), path: url.path === '' ? '/' : url.path };
}

const MAX_CLIENT_ID_LENGTH = 256;

/** `undefined`: it can be stored. */
export function validateClientId(text: string): FieldProblem | undefined {
  if (text === '') return { kind: 'required', text: t('The client ID is required.') };
  if (text.length > MAX_CLIENT_ID_LENGTH)
    return {
      kind: 'too-long',
      text: t('The client ID must be at most {0} characters (currently {1}).', MAX_CLIENT_ID_LENGTH, text.length),
    };
  // VS Code decodes the query of a page that it opens.
  return /^[\w.~:@-]+$/.test(text)
    ? undefined
    : { kind: 'space', text: t('The client ID must not contain spaces or special characters.') };
}

/** `undefined`: it can be stored. Any `https` address, or `http` on this machine with a port. */
export function validateRedirectUri(text: string): FieldProblem | undefined {
  if (text === '') return { kind: 'required', text: t('The redirect URI is required.') };
  const url = parsePlainUrl(text);
  if (url?.scheme === 'https' || loopbackOf(text)) return undefined;
  return {
    kind: 'url',
    text: t(
      'Enter the redirect URI exactly as you registered it, such as {0}. It must use https, or http on this machine with a port.',
      'http://localhost:3030/callback',
    ),
  };
}

/** Of the sign-in page or the token call. `undefined`: it can be stored; empty: the published one. */
export function validateOAuthUrl(text: string): FieldProblem | undefined {
  const url = parsePlainUrl(text);
  if (text === '' || url?.scheme === 'https' || (url && isLoopbackHost(url.host))) return undefined;
  return { kind: 'url', text: t('Enter a plain https URL, or leave it empty to use the published one.') };
}

export function secretsOfApp({ clientSecret }: OAuthApp): (string | undefined)[] {
  return [clientSecret];
}
