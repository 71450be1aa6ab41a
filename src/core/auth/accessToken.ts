import * as v from 'valibot';
import { metadataFields, withIssuerUrl } from './tokenMetadata';

/** A token as stored in the vault: one JSON entry for each profile. */
export const accessTokenSchema = v.pipe(
  v.object({
    ...metadataFields.entries,
    /** Opaque: never decode it. */
    accessToken: v.pipe(v.string(), v.nonEmpty()),
    mdAccessToken: v.exactOptional(v.string()),
    userId: v.exactOptional(v.number()),
    userName: v.exactOptional(v.string()),
    hasLive: v.exactOptional(v.boolean()),
    hasMarketData: v.exactOptional(v.boolean()),
    hasFunded: v.exactOptional(v.boolean()),
    /** Purpose → bare host name, from the last response that had them. */
    apiHosts: v.exactOptional(v.record(v.string(), v.string())),
    /** OAuth only. It dies with its first use. */
    refreshToken: v.exactOptional(v.string()),
  }),
  v.transform(withIssuerUrl),
);

/** Source: contract, "Success". */
const MAX_TOKEN_LENGTH = 8192;

/** A token goes into a header and into programs: visible ASCII, not empty, and not endless. */
export function isUsableToken(token: string): boolean {
  return token.length <= MAX_TOKEN_LENGTH && /^[\x21-\x7e]+$/.test(token);
}

/**
 * An access token. `issuerUrl` is the base URL of the environment that issued it: it is sent nowhere else. `expiresAt` comes
 * from `expirationTime` only (contract, "Lifetime"); `receivedAt` is when this string was received, by sign-in or renewal.
 */
export type AccessToken = Readonly<v.InferOutput<typeof accessTokenSchema>>;

/** Whether an expired token can be replaced without a sign-in. @param now service time, ms since 1970 */
export function canRefresh<T extends Pick<AccessToken, 'refreshToken' | 'refreshExpiresAt'>>(
  token: T | undefined,
  now: number,
): token is T & { readonly refreshToken: string } {
  return token?.refreshToken !== undefined && (token.refreshExpiresAt ?? 0) > now;
}
