import type { Clock, Disposable, Http, KeyValueStore, Lock, Log, SecretStore, SharedFile } from '../platform/ports';
import type { Credentials } from '../profile/credentials';
import type { Environment } from '../profile/environment';
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
  environment(id: string): Environment | undefined;
  credentials(profileId: string): Promise<Credentials | 'missing' | 'unreadable'>;
  /** Whether the user agreed to send credentials to this host. */
  isTrusted(host: string): boolean;
  trust(host: string): Promise<void>;
  readonly onDidChange: (listener: () => void) => Disposable;
  readonly onDidRemove: (listener: (profileId: string) => void) => Disposable;
}
