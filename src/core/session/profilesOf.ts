import type { Environment } from '../profile/environment';
import type { ProfileStore } from '../profile/profileStore';
import type { Profiles } from './sessionPorts';

/** The stored profiles with the environments of the settings, which are read at each use. */
export function profilesOf(store: ProfileStore, environments: () => readonly Environment[]): Profiles {
  return {
    active: () => store.active(),
    exist: () => store.list().length > 0,
    environment: (id) => environments().find((environment) => environment.id === id),
    credentials: (id) => store.credentials(id),
    oauthApp: (id) => store.oauthApp(id),
    isTrusted: (host) => store.isTrusted(host),
    trust: (host) => store.trust(host),
    onDidChange: store.onDidChange,
    onDidRemove: store.onDidRemove,
  };
}
