import type { Operation } from './catalog';
import { isSafeToRepeat } from './isMutating';
import { indexText, matchWord, type IndexedText, type Range } from './matchWord';

export type SearchedField = 'id' | 'path' | 'summary' | 'tag';

/** What is searched: an operation, or a row of the sidebar. */
export type Searchable = Pick<Operation, SearchedField> & Partial<Pick<Operation, 'kind' | 'params'>>;

export interface Found<O extends Searchable = Operation> {
  readonly operation: O;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
  /** Where the words were found, in order and without overlap. */
  readonly ranges: Readonly<Record<SearchedField, readonly Range[]>>;
}

/** How much a match in each field counts: users know a path or a name; the rest helps those who know neither. */
const WEIGHTS: readonly (readonly [SearchedField, number])[] = [
  ['id', 1],
  ['path', 1],
  ['summary', 0.6],
  ['tag', 0.3],
];

/** Less than most differences in quality. */
const RECENT = 0.6;
const NEEDS_NOTHING = 0.3;

type Texts = Readonly<Record<SearchedField, IndexedText>>;

/** The index of each list of operations. Kept as long as the list. */
const indexes = new WeakMap<readonly Searchable[], readonly Texts[]>();

export interface SearchOptions {
  readonly limit?: number;
  /** Ids of the operations used last, the latest first: they come first without a text, and break ties. */
  readonly recent?: readonly string[];
}

/**
 * The operations that contain every word of `text`, best first; without a text, all of them in the catalog's order.
 * Words may be parts of ids, paths, summaries and tags, or initials of an id: `plor` finds `placeOrder`. All 370 take a
 * quarter of a millisecond, so it can run at each key.
 */
export function search<O extends Searchable>(
  { operations }: { readonly operations: readonly O[] },
  text: string,
  { limit, recent = [] }: SearchOptions = {},
): Found<O>[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const index = indexOf(operations);
  const found: Found<O>[] = [];
  for (const [at, operation] of operations.entries()) {
    const texts = index[at];
    const match = texts && matchOperation(operation, texts, words);
    if (!match) continue;
    const age = recent.indexOf(operation.id);
    found.push(age < 0 ? match : { ...match, score: match.score + RECENT * (1 - age / recent.length) });
  }
  // The sort is stable: equal ones stay in the catalog's order.
  found.sort((a, b) => b.score - a.score);
  return found.slice(0, limit);
}

function matchOperation<O extends Searchable>(
  operation: O,
  texts: Texts,
  words: readonly string[],
): Found<O> | undefined {
  const ranges: Record<SearchedField, Range[]> = { id: [], path: [], summary: [], tag: [] };
  let score = 0;
  for (const word of words) {
    let best = 0;
    for (const [field, weight] of WEIGHTS) {
      const match = matchWord(word, texts[field], field === 'id');
      if (!match) continue;
      ranges[field].push(...match.ranges);
      best = Math.max(best, match.quality * weight);
    }
    if (best === 0) return undefined;
    score += best;
  }
  for (const [field] of WEIGHTS) ranges[field] = mergeRanges(ranges[field]);
  if (words.length > 0 && needsNothing(operation)) score += NEEDS_NOTHING;
  score += coveredShare(ranges.id, operation.id) + coveredShare(ranges.path, operation.path);
  return { operation, score, ranges };
}

/** `list` before `item`: it needs no value and modifies nothing, so users try it first. */
function needsNothing({ kind, params }: Searchable): boolean {
  return kind !== undefined && isSafeToRepeat({ kind }) && !params?.some(({ required }) => required);
}

/** Breaks ties: of two names that contain the words, the shorter one wins. */
function coveredShare(ranges: readonly Range[], text: string): number {
  return ranges.reduce((sum, [start, end]) => sum + end - start, 0) / text.length;
}

function mergeRanges(ranges: Range[]): Range[] {
  const result: Range[] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)];
    else result.push([start, end]);
  }
  return result;
}

function indexOf(operations: readonly Searchable[]): readonly Texts[] {
  const existing = indexes.get(operations);
  if (existing) return existing;
  const index = operations.map(({ id, path, summary, tag }) => ({
    id: indexText(id),
    path: indexText(path),
    summary: indexText(summary),
    tag: indexText(tag),
  }));
  indexes.set(operations, index);
  return index;
}
