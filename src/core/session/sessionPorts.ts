import type { Clock, Disposable, Http, KeyValueStore, Lock, Log, SecretStore, SharedFile } from '../platform/ports';
import type { AccessToken } from '../auth/accessToken';
import type { Credentials } from '../profile/credentials';
import type { Environment } from '../profile/environment';
import type { OAuthApp } from '../profile/oauthApp';
import type { Profile } from '../profile/profile';

/** What the session needs from outside. */
export interface SessionPorts {
  readonly http: Http;
  readonly vault: SecretStore;
  readonly memory: KeyValueStore;
  readonly shared: SharedFile;
  readonly lock: Lock;
  readonly clock: Clock;
  readonly log: Log;
  readonly uuid: () => string;
  readonly oauth: OAuthPorts;
  /** Called with each token that a profile receives or has in the vault. */
  readonly onToken?: (profileId: string, token: AccessToken) => void;
}

/** What a sign-in in the browser needs. */
export interface OAuthPorts {
  /**
   * Opens the sign-in page. Resolves with the address that it comes back to, which is hostile text. Rejects with a
   * `UserFacingError`, `canceled` if the user gives up.
   */
  signIn(request: { readonly url: string; readonly redirectUri: string }, signal: AbortSignal): Promise<string>;
  /** 256 random bits as base64url. */
  randomText(): string;
  /** base64url of the SHA-256 of a text of ASCII characters. */
  sha256(text: string): Promise<string>;
}

/** Read at each use, because a setting may change at any time. */
export interface SessionSettings {
  readonly timeoutMs: number;
  readonly automatic: boolean;
  readonly leadMs: number;
}

/** Which profile is active, and what belongs to it: `ProfileStore` with the environments of the settings. */
export interface Profiles {
  active(): Profile | undefined;
  /** Whether there are profiles, active or not. */
  exist(): boolean;
  environment(id: string): Environment | undefined;
  credentials(profileId: string): Promise<Credentials | 'missing' | 'unreadable'>;
  oauthApp(profileId: string): Promise<OAuthApp | 'missing' | 'unreadable'>;
  /** Whether the user agreed to send credentials to this host. */
  isTrusted(host: string): boolean;
  trust(host: string): Promise<void>;
  readonly onDidChange: (listener: () => void) => Disposable;
  readonly onDidRemove: (listener: (profileId: string) => void) => Disposable;
}
