import type { Environment } from '../profile/environment';
import { mayOpenLive } from '../profile/mayOpenLive';
import type { Profile } from '../profile/profile';

/** Whose a secret is, in the words of the user, and whether it may open an account with real money. */
export interface SecretOwner {
  /** Label of the profile. */
  readonly profile: string;
  /** Label of the environment. */
  readonly environment: string;
  readonly isLive: boolean;
}

/** @param environments those of the settings, of which one may have been removed */
export function secretOwner(
  profile: Profile | undefined,
  environments: readonly Environment[],
  isLive: (url: string, environmentId: string) => boolean,
): SecretOwner | undefined {
  if (!profile) return undefined;
  const environment = environments.find(({ id }) => id === profile.environment);
  return {
    profile: profile.label,
    environment: environment?.label ?? profile.environment,
    isLive: environment !== undefined && mayOpenLive(profile, environment, isLive),
  };
}
