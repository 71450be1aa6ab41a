import type { Operation } from './catalog';
import { isSafeToRepeat } from './isMutating';

/** Half open, in UTF-16 units: what to highlight. */
export type Range = readonly [start: number, end: number];

export type SearchedField = 'id' | 'path' | 'summary' | 'tag';

/** What is searched: an operation, or what is known of it elsewhere. */
export type Searchable = Pick<Operation, SearchedField> & Partial<Pick<Operation, 'kind' | 'params'>>;

export interface Found<O extends Searchable = Operation> {
  readonly operation: O;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
  /** Where the words were found, in order and without overlap. */
  readonly ranges: Readonly<Record<SearchedField, readonly Range[]>>;
}

/** What a hit in each field counts: people know a path or a name, the rest helps those who know neither. */
const WEIGHTS: readonly (readonly [SearchedField, number])[] = [
  ['id', 1],
  ['path', 1],
  ['summary', 0.6],
  ['tag', 0.3],
];

/** How well a word fits. */
const WHOLE_FIELD = 12;
const WHOLE_SEGMENT = 9;
const WHOLE_WORD = 7;
const WORD_START = 6;
const INITIALS = 4;
const INSIDE = 3;
/** Less than most differences in fit. */
const RECENT = 0.6;
const AT_ONCE = 0.3;

interface Text {
  readonly lower: string;
  /** Where words begin: behind a separator, and at the capitals of `placeOrder`. */
  readonly starts: readonly number[];
}

type Texts = Readonly<Record<SearchedField, Text>>;

/** One for each of the operations. Lives as long as the list it is made from. */
const indexes = new WeakMap<readonly Searchable[], readonly Texts[]>();

export interface SearchOptions {
  readonly limit?: number;
  /** Ids of the operations used last, the latest first: they lead where there is no text, and break ties. */
  readonly recent?: readonly string[];
}

/**
 * The operations that hold every word of `text`, best first; all of them, in the catalogue's order, where there is none.
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
    const one = texts && match(operation, texts, words);
    if (!one) continue;
    const age = recent.indexOf(operation.id);
    found.push(age < 0 ? one : { ...one, score: one.score + RECENT * (1 - age / recent.length) });
  }
  // The sort is stable: equals stay in the catalogue's order.
  found.sort((a, b) => b.score - a.score);
  return found.slice(0, limit);
}

function match<O extends Searchable>(operation: O, texts: Texts, words: readonly string[]): Found<O> | undefined {
  const ranges: Record<SearchedField, Range[]> = { id: [], path: [], summary: [], tag: [] };
  let score = 0;
  for (const word of words) {
    let best = 0;
    for (const [field, weight] of WEIGHTS) {
      const hit = matchWord(word, texts[field], field === 'id');
      if (!hit) continue;
      ranges[field].push(...hit.ranges);
      best = Math.max(best, hit.quality * weight);
    }
    if (best === 0) return undefined;
    score += best;
  }
  for (const [field] of WEIGHTS) ranges[field] = merged(ranges[field]);
  if (words.length > 0 && runsAtOnce(operation)) score += AT_ONCE;
  score += covered(ranges.id, operation.id) + covered(ranges.path, operation.path);
  return { operation, score, ranges };
}

/** `list` before `item`: it needs no value and harms nothing, so it is what one tries first. */
function runsAtOnce({ kind, params }: Searchable): boolean {
  return kind !== undefined && isSafeToRepeat({ kind }) && !params?.some(({ required }) => required);
}

function matchWord(word: string, { lower, starts }: Text, initials: boolean) {
  if (lower === word) return { quality: WHOLE_FIELD, ranges: [[0, lower.length] as const] };
  let quality = 0;
  let at = -1;
  for (const start of starts) {
    if (!lower.startsWith(word, start)) continue;
    const end = start + word.length;
    const segment = (start === 0 || lower[start - 1] === '/') && (end === lower.length || lower[end] === '/');
    const here = segment ? WHOLE_SEGMENT : starts.includes(end) || !isLetter(lower[end]) ? WHOLE_WORD : WORD_START;
    if (here > quality) [quality, at] = [here, start];
  }
  if (at >= 0) return { quality, ranges: [[at, at + word.length] as const] };
  const spread = initials ? spreadOver(word, lower, starts) : undefined;
  if (spread) return { quality: INITIALS, ranges: spread };
  const inside = word.length > 1 ? lower.indexOf(word) : -1;
  return inside < 0 ? undefined : { quality: INSIDE, ranges: [[inside, inside + word.length] as const] };
}

/** `plor` over `place|Order`: each run of letters stands at the start of a word, words may be passed over. */
function spreadOver(word: string, lower: string, starts: readonly number[], from = 0): Range[] | undefined {
  if (word === '') return [];
  for (let index = from; index < starts.length; index++) {
    const start = starts[index] ?? 0;
    let length = 0;
    while (length < word.length && word[length] === lower[start + length]) length++;
    for (; length > 0; length--) {
      const rest = spreadOver(word.slice(length), lower, starts, index + 1);
      if (rest) return [[start, start + length], ...rest];
    }
  }
  return undefined;
}

/** Breaks ties: of two names that hold the words, the one with less else in it. */
function covered(ranges: readonly Range[], text: string): number {
  return ranges.reduce((sum, [start, end]) => sum + end - start, 0) / text.length;
}

function merged(ranges: Range[]): Range[] {
  const result: Range[] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)];
    else result.push([start, end]);
  }
  return result;
}

function indexOf(operations: readonly Searchable[]): readonly Texts[] {
  const known = indexes.get(operations);
  if (known) return known;
  const index = operations.map(({ id, path, summary, tag }) => ({
    id: textOf(id),
    path: textOf(path),
    summary: textOf(summary),
    tag: textOf(tag),
  }));
  indexes.set(operations, index);
  return index;
}

/** `/` itself begins a word too, so that `/order/pl` is found as it is typed. */
function textOf(text: string): Text {
  const starts = [...text.matchAll(/\/|(?<![A-Za-z0-9])[A-Za-z0-9]|(?<=[a-z0-9])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])/g)];
  return { lower: text.toLowerCase(), starts: starts.map(({ index }) => index) };
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[a-z0-9]/.test(character);
}
