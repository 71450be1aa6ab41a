import type { EnvironmentName } from './environment';
import type { Profile } from './profile';
import type { ProfileStore } from './profileStore';
import { returnToProfile } from './returnToProfile';

/**
 * Makes a profile for a token that was issued elsewhere the active one, in which `take` checks and stores that token. Rejects
 * as `take` does, and everything is as it was then. What the user switches to in the meantime stays active.
 * @param edited the profile that gets the token, and is not active afterwards unless it was before; one of another environment
 * is replaced. Undefined: adds one
 */
export async function withTokenProfile<T>(
  store: ProfileStore,
  environment: EnvironmentName,
  edited: Profile | undefined,
  take: () => PromiseLike<T>,
): Promise<{ readonly profile: Profile; readonly result: T }> {
  const former = store.active();
  const kept = edited?.environment === environment.id ? edited : undefined;
  if (kept && kept.id !== former?.id) await store.setActive(kept.id);
  const profile = kept ?? (await store.add(environment, undefined));
  const restore = async () => {
    try {
      await returnToProfile(store, former, profile);
    } finally {
      // A profile that never had a token is of no use.
      if (!kept) await store.remove(profile.id);
    }
  };
  const result = await Promise.resolve(take()).catch(async (error: unknown) => {
    // Another window may have changed them; the first error says more.
    await restore().catch(() => undefined);
    throw error;
  });
  if (edited && !kept) await store.remove(edited.id);
  // An edit is no switch.
  if (edited && edited.id !== former?.id) await returnToProfile(store, former, profile);
  return { profile, result };
}
