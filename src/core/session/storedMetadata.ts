import * as v from 'valibot';
import type { KeyValueStore } from '../platform/ports';
import type { TokenMetadata } from './sessionState';

/** The key of a profile's token, in the vault and in globalState. */
export const tokenKey = (profileId: string) => `token.${profileId}`;

/** Stored as `issuedAt` since 0.1, so the stored name stays. */
export const withIssuerUrl = <T extends { readonly issuedAt: string }>({ issuedAt, ...rest }: T) => ({
  ...rest,
  issuerUrl: issuedAt,
});

const metadataSchema = v.pipe(
  v.object({
    issuedAt: v.string(),
    expiresAt: v.number(),
    receivedAt: v.number(),
    renewedAt: v.exactOptional(v.number()),
  }),
  v.transform(withIssuerUrl),
);

/** What globalState holds about a token: enough to draw the status bar at start without touching the keyring. */
export function readTokenMetadata(memory: KeyValueStore, profileId: string): TokenMetadata | undefined {
  const parsed = v.safeParse(metadataSchema, memory.get(tokenKey(profileId)));
  return parsed.success ? parsed.output : undefined;
}
