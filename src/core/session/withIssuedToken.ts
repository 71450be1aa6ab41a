import type { AccessToken } from '../auth/accessToken';
import type { IssuedToken } from '../auth/parseAuthResponse';
import type { Environment } from '../profile/environment';
import type { SharedSession } from './sharedRecords';

/** What the service issued, and what it replaces. */
export type Issued =
  | { readonly by: 'sign-in'; readonly token: IssuedToken }
  /** `refresh`: of an expired or rejected token, with its refresh token. */
  | { readonly by: 'renewal' | 'refresh'; readonly token: IssuedToken; readonly replaced: AccessToken };

interface TokenOrigin {
  readonly environment: Environment;
  /** This window's token when the call began: a refresh may replace an older one, from the vault. */
  readonly currentToken: AccessToken | undefined;
}

/**
 * The token to store, from what the service issued. A renewal keeps what its response may lack. Source: contract,
 * "GET /auth/renewaccesstoken".
 * @param before the profile's session as all windows shared it before the call
 * @param now service time
 */
export function withIssuedToken(
  { environment, currentToken }: TokenOrigin,
  issued: Issued,
  before: SharedSession | undefined,
  now: number,
): AccessToken {
  const replaced = issued.by === 'sign-in' ? undefined : issued.replaced;
  const earlier = [before?.tokenReceivedAt, currentToken?.receivedAt, replaced?.receivedAt];
  return {
    ...(replaced ? defaultsFrom(replaced, issued.by) : {}),
    ...issued.token,
    issuerUrl: environment.baseUrl,
    // Identifies and orders tokens, so it always grows, even if a clock is set back.
    receivedAt: Math.max(now, ...earlier.map((receivedAt = 0) => receivedAt + 1)),
    ...(replaced ? { renewedAt: now } : {}),
  };
}

function defaultsFrom(token: AccessToken, by: Issued['by']): Partial<AccessToken> {
  const { userId, userName, hasLive, hasMarketData, hasFunded, apiHosts } = token;
  // A renewal extends the same session; a refresh follows its end, and that of its market data token.
  const mdAccessToken = by === 'renewal' ? token.mdAccessToken : undefined;
  // A renewal brings no new refresh token.
  const { refreshToken, refreshExpiresAt } = token;
  const fields = Object.entries({
    ...{ mdAccessToken, userId, userName, hasLive, hasMarketData, hasFunded, apiHosts },
    ...{ refreshToken, refreshExpiresAt },
  });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
