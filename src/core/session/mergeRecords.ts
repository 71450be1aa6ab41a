import { withBlock } from './rateLimits';
import type { SharedRecords, SharedSession } from './sharedRecords';

/** What both say together: no limit and no end of a session that either of them knows is lost. */
export function mergeRecords(one: SharedRecords, other: SharedRecords): SharedRecords {
  const blocks = Object.entries(other.blocks).reduce(
    (merged, [environment, block]) => withBlock(merged, environment, block),
    one,
  ).blocks;
  return {
    blocks,
    failures: union(one.failures, other.failures),
    renewals: union(one.renewals, other.renewals),
    attempts: mergeEntries(one.attempts, other.attempts, Math.max),
    sessions: mergeEntries(one.sessions, other.sessions, later),
  };
}

function later(one: SharedSession, other: SharedSession): SharedSession {
  return other.changedAt > one.changedAt ? other : one;
}

function union<T extends object>(one: readonly T[], other: readonly T[]): T[] {
  const keys = new Set(one.map((entry) => JSON.stringify(entry)));
  return [...one, ...other.filter((entry) => !keys.has(JSON.stringify(entry)))];
}

function mergeEntries<T>(
  one: Readonly<Record<string, T>>,
  other: Readonly<Record<string, T>>,
  merge: (one: T, other: T) => T,
): Record<string, T> {
  const merged: Record<string, T> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = merged[key];
    merged[key] = before === undefined ? value : merge(before, value);
  }
  return merged;
}
