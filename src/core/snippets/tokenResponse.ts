import type { Operation } from '../operations/catalog';

export interface TokenResponse {
  /** The field whose presence means success. Source: contract, "Success": the status alone isn't enough. */
  readonly tokenField: string;
  /** The field that a program prints: it must not print a token. */
  readonly printedField: string;
}

/** `undefined` if the operation returns no token, so that its response may be printed as a whole. */
export function tokenResponseOf({ response }: Operation): TokenResponse | undefined {
  switch (response?.schema) {
    case 'AccessTokenResponse':
      return { tokenField: 'accessToken', printedField: 'expirationTime' };
    case 'OAuthTokenResponse':
      return { tokenField: 'access_token', printedField: 'expires_in' };
    default:
      return undefined;
  }
}
