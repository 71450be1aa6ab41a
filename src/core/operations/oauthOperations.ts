import type { Operation } from './operation';

/**
 * The fields of the steps of an OAuth sign-in with the environment variable of each: a program reads them when it runs, so that its text
 * contains no secret.
 */
export const oauthVariables: Readonly<Record<string, string>> = {
  client_id: 'TRADOVATE_CLIENT_ID',
  client_secret: 'TRADOVATE_CLIENT_SECRET',
  redirect_uri: 'TRADOVATE_REDIRECT_URI',
  state: 'TRADOVATE_STATE',
  code: 'TRADOVATE_CODE',
  code_challenge: 'TRADOVATE_CODE_CHALLENGE',
  code_verifier: 'TRADOVATE_CODE_VERIFIER',
  refresh_token: 'TRADOVATE_REFRESH_TOKEN',
  httpAuth: 'TRADOVATE_HTTP_AUTH',
  assertion: 'TRADOVATE_ASSERTION',
};

/** Whether it is a step of an OAuth sign-in, which has hosts of its own. */
export function isOAuth({ isPage, body }: Pick<Operation, 'isPage' | 'body'>): boolean {
  return isPage === true || body?.contentType !== undefined;
}
