import { accessTokenSchema, type AccessToken } from '../auth/accessToken';
import type { TokenMetadata } from '../auth/tokenMetadata';
import { withKeyringErrors, withVaultErrors } from '../platform/vaultErrors';
import type { KeyValueStore, SecretStore } from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import { parseStored } from '../platform/parseStored';
import { t } from '../platform/text';
import type { SessionPorts } from './sessionPorts';
import { metadataOf } from './sessionState';
import { readTokenMetadata, tokenKey } from './storedMetadata';

/** The stored name of `issuerUrl` is `issuedAt`, as `tokenMetadata.ts` explains. */
const toStored = <T extends { readonly issuerUrl: string }>({ issuerUrl, ...rest }: T) => ({
  ...rest,
  issuedAt: issuerUrl,
});

const READ_ERROR = t("Couldn't access VS Code's secret storage (reading the token).");
const WRITE_ERROR = t("Couldn't access VS Code's secret storage (storing the token).");
const DELETE_ERROR = t("Couldn't access VS Code's secret storage (deleting the token).");
const MEMORY_ERROR = t("VS Code couldn't store the token's expiration. Check that your disk isn't full and try again.");

/** The token of each profile in the vault, and its metadata in globalState. */
export class TokenStore {
  constructor(
    private readonly vault: SecretStore,
    private readonly memory: KeyValueStore,
    private readonly redactor: Redactor,
    private readonly onToken?: SessionPorts['onToken'],
  ) {}

  /** Enough to draw the status bar at start without touching the keyring. */
  metadata(profileId: string): TokenMetadata | undefined {
    return readTokenMetadata(this.memory, profileId);
  }

  /** `undefined` also for a damaged entry: a new token replaces it. Rejects with a `storage` error. */
  async read(profileId: string): Promise<AccessToken | undefined> {
    const text = await withKeyringErrors(this.vault, READ_ERROR, () => this.vault.get(tokenKey(profileId)));
    if (text === undefined) return undefined;
    const token = parseStored(accessTokenSchema, text);
    this.redactor.addSecrets(token?.accessToken, token?.mdAccessToken, token?.refreshToken);
    if (token) this.onToken?.(profileId, token);
    return token;
  }

  /** Rejects with a `storage` error if a store fails; the other one has its part nevertheless. */
  async write(profileId: string, token: AccessToken): Promise<void> {
    this.redactor.addSecrets(token.accessToken, token.mdAccessToken, token.refreshToken);
    this.onToken?.(profileId, token);
    const { userName: _, ...metadata } = metadataOf(token);
    const key = tokenKey(profileId);
    await both(
      withKeyringErrors(this.vault, WRITE_ERROR, () => this.vault.set(key, JSON.stringify(toStored(token)))),
      withVaultErrors(MEMORY_ERROR, () => this.memory.set(key, toStored(metadata))),
    );
  }

  /** Rejects with a `storage` error if a store fails; the other one has deleted its part nevertheless. */
  async delete(profileId: string): Promise<void> {
    const key = tokenKey(profileId);
    await both(
      withKeyringErrors(this.vault, DELETE_ERROR, () => this.vault.delete(key)),
      withVaultErrors(MEMORY_ERROR, () => this.memory.set(key, undefined)),
    );
  }
}

/** Rejects with the first error, after both have ended. */
async function both(...works: readonly [Promise<void>, Promise<void>]): Promise<void> {
  await Promise.allSettled(works);
  await Promise.all(works);
}
