import type { RecipeContext } from '../recipe';

/** The program's first comment, in English like all code. */
export const COMMENT =
  'Signs in with OAuth in the browser: TRADOVATE_CLIENT_ID and TRADOVATE_REDIRECT_URI are those of the registration.';

/** The sign-in page and the token call. */
export function oauthUrlsOf({ baseUrl, serviceUrl = baseUrl }: RecipeContext): {
  readonly authorize: string;
  readonly token: string;
} {
  return { authorize: `${serviceUrl}/oauth`, token: `${baseUrl}/auth/oauthtoken` };
}
