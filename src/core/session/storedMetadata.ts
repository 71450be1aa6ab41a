import * as v from 'valibot';
import { metadataSchema, type TokenMetadata } from '../auth/tokenMetadata';
import type { KeyValueStore } from '../platform/ports';

export const TOKEN_KEY_PREFIX = 'token.';

/** The key of a profile's token, in the vault and in globalState. */
export const tokenKey = (profileId: string) => TOKEN_KEY_PREFIX + profileId;

/** What globalState holds about a token: enough to draw the status bar at start without touching the keyring. */
export function readTokenMetadata(memory: KeyValueStore, profileId: string): TokenMetadata | undefined {
  const parsed = v.safeParse(metadataSchema, memory.get(tokenKey(profileId)));
  return parsed.success ? parsed.output : undefined;
}
