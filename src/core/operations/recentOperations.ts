import type { KeyValueStore } from '../platform/ports';

const RECENT = 'recentOperations';
const FAVORITES = 'favouriteOperations';
const MOST_RECENT = 10;
const MOST_FAVORITES = 100;

/** Ids of the operations chosen last, the latest first. */
export function recentIds(memory: KeyValueStore): readonly string[] {
  return idsOf(memory, RECENT, MOST_RECENT);
}

export async function remember(memory: KeyValueStore, id: string): Promise<void> {
  const others = recentIds(memory).filter((other) => other !== id);
  await memory.set(RECENT, [id, ...others].slice(0, MOST_RECENT));
}

/** Ids of the operations that a person marked, in the order of that. */
export function favoriteIds(memory: KeyValueStore): readonly string[] {
  return idsOf(memory, FAVORITES, MOST_FAVORITES);
}

export async function setFavorite(memory: KeyValueStore, id: string, on: boolean): Promise<void> {
  const others = favoriteIds(memory).filter((other) => other !== id);
  await memory.set(FAVORITES, (on ? [...others, id] : others).slice(0, MOST_FAVORITES));
}

function idsOf(memory: KeyValueStore, key: string, most: number): readonly string[] {
  const ids: unknown = memory.get(key);
  return Array.isArray(ids) ? (ids as unknown[]).filter((id) => typeof id === 'string').slice(0, most) : [];
}
