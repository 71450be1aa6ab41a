import { accessTokenSchema, type AccessToken } from '../auth/accessToken';
import type { TokenMetadata } from '../auth/tokenMetadata';
import { withVaultErrors } from '../platform/vaultErrors';
import type { KeyValueStore, SecretStore } from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import { parseStored } from '../platform/parseStored';
import { t } from '../platform/text';
import { metadataOf } from './sessionState';
import { readTokenMetadata, tokenKey } from './storedMetadata';

/** The stored name of `issuerUrl` is `issuedAt`, as `tokenMetadata.ts` explains. */
const toStored = <T extends { readonly issuerUrl: string }>({ issuerUrl, ...rest }: T) => ({
  ...rest,
  issuedAt: issuerUrl,
});

const READ_ERROR = t(
  "Couldn't access VS Code's secret storage (reading the token). Unlock or configure your system keyring, then try again.",
);
const WRITE_ERROR = t(
  "Couldn't access VS Code's secret storage (storing the token). Unlock or configure your system keyring, then try again.",
);
const DELETE_ERROR = t(
  "Couldn't access VS Code's secret storage (deleting the token). Unlock or configure your system keyring, then try again.",
);

/** The token of each profile in the vault, and its metadata in globalState. */
export class TokenStore {
  constructor(
    private readonly vault: SecretStore,
    private readonly memory: KeyValueStore,
    private readonly redactor: Redactor,
  ) {}

  /** Enough to draw the status bar at start without touching the keyring. */
  metadata(profileId: string): TokenMetadata | undefined {
    return readTokenMetadata(this.memory, profileId);
  }

  /** `undefined` also for a damaged entry: a new token replaces it. Rejects with a `storage` error. */
  async read(profileId: string): Promise<AccessToken | undefined> {
    const text = await withVaultErrors(READ_ERROR, () => this.vault.get(tokenKey(profileId)));
    if (text === undefined) return undefined;
    const token = parseStored(accessTokenSchema, text);
    this.redactor.addSecrets(token?.accessToken, token?.mdAccessToken);
    return token;
  }

  /** Rejects with a `storage` error; the metadata is stored nevertheless. */
  async write(profileId: string, token: AccessToken): Promise<void> {
    this.redactor.addSecrets(token.accessToken, token.mdAccessToken);
    const { userName: _, ...metadata } = metadataOf(token);
    await this.memory.set(tokenKey(profileId), toStored(metadata));
    await withVaultErrors(WRITE_ERROR, () => this.vault.set(tokenKey(profileId), JSON.stringify(toStored(token))));
  }

  /** Rejects with a `storage` error. */
  async delete(profileId: string): Promise<void> {
    await this.memory.set(tokenKey(profileId), undefined);
    await withVaultErrors(DELETE_ERROR, () => this.vault.delete(tokenKey(profileId)));
  }
}
