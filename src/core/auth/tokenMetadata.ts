import * as v from 'valibot';

/** What globalState holds of a token. All times are ms since 1970, service time. */
export const metadataFields = v.object({
  /** Base URL of the environment. Stored under this name since 0.1; called `issuerUrl` elsewhere. */
  issuedAt: v.string(),
  expiresAt: v.number(),
  receivedAt: v.number(),
  /** Absent: the token comes from the sign-in itself. */
  renewedAt: v.exactOptional(v.number()),
  /** OAuth only: until then an expired token can be replaced without a sign-in. */
  refreshExpiresAt: v.exactOptional(v.number()),
});

export const withIssuerUrl = <T extends { readonly issuedAt: string }>({ issuedAt, ...rest }: T) => ({
  ...rest,
  issuerUrl: issuedAt,
});

export const metadataSchema = v.pipe(metadataFields, v.transform(withIssuerUrl));

/** What is known about a token without the token itself: nothing secret, enough for every view. */
export type TokenMetadata = Readonly<v.InferOutput<typeof metadataSchema>> & { readonly userName?: string };
