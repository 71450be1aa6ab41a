import type { AccessToken } from '../auth/accessToken';
import type { AuthCall } from '../auth/authErrors';
import type { IssuedToken } from '../auth/parseAuthResponse';
import type { Environment } from '../profile/environment';
import type { SharedSession } from './sharedRecords';

interface TokenOrigin {
  readonly call: AuthCall;
  readonly environment: Environment;
  readonly currentToken: AccessToken | undefined;
}

/**
 * The token to store, from what the service issued. A renewal keeps what its response may lack. Source: contract,
 * "GET /auth/renewaccesstoken".
 * @param before the profile's session as all windows shared it before the call
 * @param now service time
 */
export function withIssuedToken(
  { call, environment, currentToken }: TokenOrigin,
  issued: IssuedToken,
  before: SharedSession | undefined,
  now: number,
): AccessToken {
  const isRenewal = call === 'renewal';
  return {
    ...(isRenewal && currentToken ? renewalDefaults(currentToken) : {}),
    ...issued,
    issuerUrl: environment.baseUrl,
    // Identifies and orders tokens, so it always grows, even if a clock is set back.
    receivedAt: Math.max(now, (before?.tokenReceivedAt ?? 0) + 1, (currentToken?.receivedAt ?? 0) + 1),
    ...(isRenewal ? { renewedAt: now } : {}),
  };
}

function renewalDefaults(token: AccessToken): Partial<AccessToken> {
  const { mdAccessToken, userId, userName, hasLive, hasMarketData, hasFunded, apiHosts } = token;
  // A renewal brings no new refresh token.
  const { refreshToken, refreshExpiresAt } = token;
  const fields = Object.entries({
    ...{ mdAccessToken, userId, userName, hasLive, hasMarketData, hasFunded, apiHosts },
    ...{ refreshToken, refreshExpiresAt },
  });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
