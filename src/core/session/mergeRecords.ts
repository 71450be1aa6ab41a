import { withBlock } from './rateLimits';
import { mergeRevisions } from './recordRevisions';
import { withoutOlderSessions } from './sessionRecords';
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
    sessions: withoutOlderSessions(mergeEntries(one.sessions, other.sessions, later)),
    revisions: mergeRevisions(one.revisions, other.revisions),
  };
}

const RANK: Record<SharedSession['kind'], number> = { alive: 0, ended: 1, elsewhere: 1, forgotten: 2 };

/** The one about the newer token, then the one that ends it. The time of the change comes last, because a clock may be set. */
function later(one: SharedSession, other: SharedSession): SharedSession {
  const difference =
    other.tokenReceivedAt - one.tokenReceivedAt || RANK[other.kind] - RANK[one.kind] || other.changedAt - one.changedAt;
  return difference > 0 ? other : one;
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
