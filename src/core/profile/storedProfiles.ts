import * as v from 'valibot';
import type { KeyValueStore } from '../platform/ports';
import type { Profile } from './profile';

export const PROFILE_KEY_PREFIX = 'profile.';
export const ACTIVE_PROFILE_KEY = 'activeProfile';

const profileSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  label: v.string(),
  environment: v.string(),
  /** Absent: an API key. */
  signIn: v.exactOptional(v.picklist(['oauth', 'token'])),
  /** ms since 1970; the order of the list. */
  addedAt: v.fallback(v.number(), 0),
  /** Ids that it had before it was edited to another account: workspaces may still point to them. */
  formerIds: v.fallback(v.array(v.string()), []),
});

/** The open half of a profile, as globalState stores it. */
export type ProfileEntry = v.InferOutput<typeof profileSchema>;

/** The profiles in globalState that can be read, in the order in which they were added. */
export function readProfiles(memory: KeyValueStore): readonly ProfileEntry[] {
  return profileIds(memory)
    .flatMap((id) => {
      const parsed = v.safeParse(profileSchema, memory.get(PROFILE_KEY_PREFIX + id));
      return parsed.success && parsed.output.id === id ? [parsed.output] : [];
    })
    .sort((a, b) => a.addedAt - b.addedAt);
}

/** Ids of damaged entries too. */
export function profileIds(memory: KeyValueStore): readonly string[] {
  const keys = memory.keys().filter((key) => key.startsWith(PROFILE_KEY_PREFIX));
  return keys.map((key) => key.slice(PROFILE_KEY_PREFIX.length));
}

/**
 * The workspace's own choice, else the profile used last anywhere, else the first. Only Demo instead of a choice that is gone: an
 * environment of the settings may be LIVE.
 */
export function readActiveProfile(memory: KeyValueStore, workspace: KeyValueStore): Profile | undefined {
  const entries = readProfiles(memory);
  const [own, last] = [workspace.get(ACTIVE_PROFILE_KEY), memory.get(ACTIVE_PROFILE_KEY)];
  const demos = entries.filter(({ environment }) => environment === 'demo');
  const entry =
    entryWith(entries, own ?? last) ?? entryWith(demos, last) ?? demos[0] ?? ((own ?? last) ? undefined : entries[0]);
  return entry && toProfile(entry);
}

/** The entry that has this id, or had it before it was edited. */
export function entryWith(entries: readonly ProfileEntry[], id: unknown): ProfileEntry | undefined {
  return entries.find((entry) => entry.id === id || entry.formerIds.some((former) => former === id));
}

export function toProfile({ id, label, environment, signIn }: ProfileEntry): Profile {
  return { id, label, environment, ...(signIn ? { signIn } : {}) };
}
