import type { Profile } from './profile';
import type { ProfileStore } from './profileStore';

/**
 * Makes the profile of before the active one again, after another one was active for a while. What the user has switched to in
 * the meantime stays active. Rejects as `setActive` does.
 * @param former undefined: none was active
 */
export async function returnToProfile(
  store: Pick<ProfileStore, 'active' | 'setActive'>,
  former: Profile | undefined,
  from: Profile,
): Promise<void> {
  if (former && former.id !== from.id && store.active()?.id === from.id) await store.setActive(former.id);
}
