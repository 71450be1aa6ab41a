import type { SharedRecords } from './sharedRecords';

/** A window reads the file after each write of another one, so it is never this many writes late. */
const MAX_REVISIONS = 30;

/** Records that are about to be written. @param id of this write, unique among all windows */
export function withRevision(records: SharedRecords, id: string): SharedRecords {
  return { ...records, revisions: [id, ...records.revisions].slice(0, MAX_REVISIONS) };
}

/**
 * Whether records were made from these, in one or more writes. If not, a write that took longer than its time limit has
 * replaced a later one, and what that one recorded is missing.
 */
export function descendsFrom({ revisions }: SharedRecords, from: SharedRecords): boolean {
  const [latest] = from.revisions;
  return latest === undefined || revisions.includes(latest);
}

/** Revisions of merged records, which descend from both. */
export function mergeRevisions(one: readonly string[], other: readonly string[]): string[] {
  const half = MAX_REVISIONS / 2;
  return [...new Set([...one.slice(0, half), ...other.slice(0, half)])];
}
