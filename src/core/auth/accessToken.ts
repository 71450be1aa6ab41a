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
