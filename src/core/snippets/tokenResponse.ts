import type { Operation } from '../operations/catalog';

export interface TokenAnswer {
  /** Field whose presence means success. Source: contract, "Success": the status alone says nothing. */
  readonly token: string;
  /** What else of the answer may be shown: a token is not for a console. */
  readonly shown: string;
}

/** `undefined`: the operation answers no token, so its answer may be shown whole. */
export function tokenAnswer({ response }: Operation): TokenAnswer | undefined {
  switch (response?.schema) {
    case 'AccessTokenResponse':
      return { token: 'accessToken', shown: 'expirationTime' };
    case 'OAuthTokenResponse':
      return { token: 'access_token', shown: 'expires_in' };
    default:
      return undefined;
  }
}
