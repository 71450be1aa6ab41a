import type { Environment } from '../../profile/environment';
import { mayOpenLive } from '../../profile/mayOpenLive';
import type { Profile } from '../../profile/profile';
import type { ProfileStore } from '../../profile/profileStore';
import type { SharedKind } from '../../profile/sharing';

export interface SharedProfilesParts {
  readonly store: Pick<ProfileStore, 'list'>;
  readonly environments: () => readonly Environment[];
  readonly isLive: (url: string, environmentId: string) => boolean;
  /** Whether other extensions may ask for tokens of this kind. */
  readonly isShared: (kind: SharedKind) => boolean;
}

/** A profile whose token other extensions may ask for. */
export interface SharedProfile {
  readonly profile: Profile;
  readonly environment: Environment;
  readonly kind: SharedKind;
}

/** As profiles and settings are now: call again after each wait. */
export function sharedProfiles(parts: SharedProfilesParts): readonly SharedProfile[] {
  const environments = parts.environments();
  return parts.store.list().flatMap((profile): SharedProfile[] => {
    const environment = environments.find(({ id }) => id === profile.environment);
    if (!environment) return [];
    const kind = mayOpenLive(profile, environment, parts.isLive) ? 'live' : 'simulation';
    return parts.isShared(kind) ? [{ profile, environment, kind }] : [];
  });
}
