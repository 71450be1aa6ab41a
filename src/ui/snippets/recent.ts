import type { Memory } from '../../core/ports';

const RECENT = 'recentOperations';
const MOST_RECENT = 10;

/** Ids of the operations chosen last, the latest first. */
export function recentIds(memory: Memory): readonly string[] {
  const ids: unknown = memory.get(RECENT);
  return Array.isArray(ids) ? (ids as unknown[]).filter((id) => typeof id === 'string').slice(0, MOST_RECENT) : [];
}

export async function remember(memory: Memory, id: string): Promise<void> {
  const others = recentIds(memory).filter((other) => other !== id);
  await memory.set(RECENT, [id, ...others].slice(0, MOST_RECENT));
}
