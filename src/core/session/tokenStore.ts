import * as v from 'valibot';
import type { AccessToken } from '../auth/accessToken';
import { withVaultErrors } from '../platform/vaultErrors';
import type { KeyValueStore, SecretStore } from '../platform/ports';
import type { Redactor } from '../platform/redactor';
import { parseStored } from '../platform/parseStored';
import { t } from '../platform/text';
import { metadataOf, type TokenMetadata } from './sessionState';
import { readTokenMetadata, tokenKey, withIssuerUrl } from './storedMetadata';

const withStoredIssuer = <T extends { readonly issuerUrl: string }>({ issuerUrl, ...rest }: T) => ({
  ...rest,
  issuedAt: issuerUrl,
});

const tokenSchema = v.pipe(
  v.object({
    accessToken: v.pipe(v.string(), v.nonEmpty()),
    issuedAt: v.string(),
    mdAccessToken: v.exactOptional(v.string()),
    expiresAt: v.number(),
    receivedAt: v.number(),
    renewedAt: v.exactOptional(v.number()),
    userId: v.exactOptional(v.number()),
    userName: v.exactOptional(v.string()),
    hasLive: v.exactOptional(v.boolean()),
    apiHosts: v.exactOptional(v.record(v.string(), v.string())),
  }),
  v.transform(withIssuerUrl),
);

const READ_ERROR = t(
  "Couldn't access VS Code's secret storage (reading the token). Unlock or configure your system keyring, then try again.",
);
const WRITE_ERROR = t(
  "Couldn't access VS Code's secret storage (storing the token). Unlock or configure your system keyring, then try again.",
);
const DELETE_ERROR = t(
  "Couldn't access VS Code's secret storage (deleting the token). Unlock or configure your system keyring, then try again.",
);

/** The token in the vault and, in the open, how long it lives: one entry each a profile. */
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

  /** An entry that can't be read is as good as none: a token is got again. Rejects with a `storage` failure. */
  async read(profileId: string): Promise<AccessToken | undefined> {
    const text = await withVaultErrors(READ_ERROR, () => this.vault.get(tokenKey(profileId)));
    if (text === undefined) return undefined;
    const token = parseStored(tokenSchema, text);
    this.redactor.addSecrets(token?.accessToken, token?.mdAccessToken);
    return token;
  }

  /** Rejects with a `storage` failure; what is in the open is written all the same. */
  async write(profileId: string, token: AccessToken): Promise<void> {
    this.redactor.addSecrets(token.accessToken, token.mdAccessToken);
    const { userName: _, ...metadata } = metadataOf(token);
    await this.memory.set(tokenKey(profileId), withStoredIssuer(metadata));
    await withVaultErrors(WRITE_ERROR, () =>
      this.vault.set(tokenKey(profileId), JSON.stringify(withStoredIssuer(token))),
    );
  }

  /** Rejects with a `storage` failure. */
  async delete(profileId: string): Promise<void> {
    await this.memory.set(tokenKey(profileId), undefined);
    await withVaultErrors(DELETE_ERROR, () => this.vault.delete(tokenKey(profileId)));
  }
}
