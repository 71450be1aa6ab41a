import type { KeyValueStore } from '../platform/ports';

const RECENT = 'recentOperations';
/** The spelling of 0.1, whose favorites are kept. */
const FAVORITES = 'favouriteOperations';
const MAX_RECENT = 10;
const MAX_FAVORITES = 100;

/** Ids of the operations chosen last, the latest first. */
export function recentIds(memory: KeyValueStore): readonly string[] {
  return idsOf(memory, RECENT, MAX_RECENT);
}

export async function remember(memory: KeyValueStore, id: string): Promise<void> {
  const others = recentIds(memory).filter((other) => other !== id);
  await memory.set(RECENT, [id, ...others].slice(0, MAX_RECENT));
}

/** Ids of the operations that the user marked, in that order. */
export function favoriteIds(memory: KeyValueStore): readonly string[] {
  return idsOf(memory, FAVORITES, MAX_FAVORITES);
}

export async function setFavorite(memory: KeyValueStore, id: string, on: boolean): Promise<void> {
  const others = favoriteIds(memory).filter((other) => other !== id);
  await memory.set(FAVORITES, (on ? [...others, id] : others).slice(0, MAX_FAVORITES));
}

function idsOf(memory: KeyValueStore, key: string, max: number): readonly string[] {
  const ids: unknown = memory.get(key);
  return Array.isArray(ids) ? (ids as unknown[]).filter((id) => typeof id === 'string').slice(0, max) : [];
}
