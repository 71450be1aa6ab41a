import { codePointOf, isIntroducer, lengthOf, NONE, readEscape, unitsOf, type Units } from './escapes';
import { readEscapes } from './nestedEscapes';
import type { SecretPattern } from './secretPatterns';

/** Called with each occurrence, some of them twice. @param end index after it */
export type OnOccurrence = (start: number, end: number, pattern: SecretPattern) => void;

interface CompiledPattern {
  readonly pattern: SecretPattern;
  readonly units: Units;
}

const MAX_ESCAPE_LENGTH = 12;
/** Units after which `scan` allows a pause, and how many of them a closer look costs. */
export const MAX_WORK = 512 * 1024;
const [WORK_OF_CANDIDATE, WORK_OF_STEP] = [16, 4];
/** For each unit of a pattern: more than any secret needs that doesn't consist of backslashes. */
const MAX_STEPS = 8;
/** Of the tables that say where a look is worth it. Small, because they are made again with each new secret. */
const [KINDS, PAIRS] = [0x400, 0x1000];
/** Bits of `#kinds`. */
const [STARTS, INTRODUCES] = [1, 2];
const [PLUS, MINUS, SLASH, BACKSLASH, UNDERSCORE] = [0x2b, 0x2d, 0x2f, 0x5c, 0x5f];

/** Finds all patterns in one pass over a text. Precompiled: built once for a set of patterns. */
export class SecretScanner {
  /** What a unit may begin: a pattern, an escape sequence. By its last bits, so it may be another unit. */
  readonly #kinds = new Uint8Array(KINDS);
  /** Whether a pattern begins with these two units. By a hash, so it may be another pair. */
  readonly #pairs = new Uint8Array(PAIRS);
  readonly #byFirst = new Map<number, CompiledPattern[]>();
  /** Steps of comparing since the last call of `#report`. */
  readonly #counter = { steps: 0 };

  constructor(patterns: readonly SecretPattern[]) {
    for (const introducer of unitsOf('\\%&+\0')) this.#kinds[introducer] = INTRODUCES;
    for (const pattern of patterns) {
      const compiled = { pattern, units: unitsOf(pattern.text) };
      for (const first of variants(compiled, 0)) {
        this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), compiled]);
        this.#kinds[kindAt(first)] = (this.#kinds[kindAt(first)] ?? 0) | STARTS;
        for (const second of variants(compiled, 1)) this.#pairs[pairAt(first, second)] = 1;
      }
    }
  }

  /**
   * Reports every occurrence that begins at an index or after it, as far as a few milliseconds suffice.
   * @param minPart a secret of which the text's end shows only the beginning is found from so many units on
   * @returns where to go on; the length of the text: nowhere
   */
  scan(units: Units, from: number, minPart: number, report: OnOccurrence): number {
    const [kinds, pairs] = [this.#kinds, this.#pairs];
    let work = MAX_WORK;
    let at = from;
    for (; at < units.length && work > 0; at++, work--) {
      const first = units[at] ?? 0;
      const kind = kinds[kindAt(first)] ?? 0;
      if (kind === 0) continue;
      if ((kind & STARTS) !== 0) {
        const second = units[at + 1] ?? 0;
        if (pairs[pairAt(first, second)] !== 0 || ((kinds[kindAt(second)] ?? 0) & INTRODUCES) !== 0) {
          work -= this.#report(units, at, first, minPart, report);
        }
      }
      if ((kind & INTRODUCES) === 0) continue;
      const escapes = readEscapes(units, at);
      work -= WORK_OF_CANDIDATE;
      for (const escape of escapes) work -= this.#report(units, at, firstUnit(codePointOf(escape)), minPart, report);
    }
    return at;
  }

  /** @returns work done */
  #report(units: Units, start: number, first: number, minPart: number, report: OnOccurrence): number {
    const candidates = this.#byFirst.get(first);
    if (!candidates) return WORK_OF_CANDIDATE;
    this.#counter.steps = 0;
    for (const candidate of candidates) {
      const end = endOf(units, start, candidate, minPart, this.#counter);
      if (end !== undefined) report(start, end, candidate.pattern);
    }
    return WORK_OF_CANDIDATE + WORK_OF_STEP * this.#counter.steps;
  }
}

/** Where a pattern that begins at an index ends in the text; `undefined` if it isn't there. */
function endOf(
  units: Units,
  start: number,
  compiled: CompiledPattern,
  minPart: number,
  counter: { steps: number },
): number | undefined {
  const expected = compiled.units;
  let steps = MAX_STEPS * expected.length;
  const follow = (from: number, begin: number): number | undefined => {
    let [index, at] = [from, begin];
    // After too many readings of a run of backslashes rather too much is masked than too little.
    while (index < expected.length && steps-- > 0) {
      const unit = units[at] ?? NaN;
      const isPlain = matches(unit, compiled, index);
      const escapes = isIntroducer(unit) ? escapesOf(expected, index, units, at) : NO_ESCAPES;
      if (escapes.length === 0 && !isPlain) {
        return index >= minPart && isEnd(units, at) ? units.length : undefined;
      }
      // A backslash may stand for itself or begin an escape sequence, so every reading is followed.
      const [only = NONE] = escapes;
      if (isPlain || escapes.length > 1) {
        for (const escape of escapes) {
          const end = follow(index + widthOf(escape), afterNul(units, at + lengthOf(escape)));
          if (end !== undefined) return end;
        }
        if (!isPlain) return undefined;
        index++;
        at = afterNul(units, at + 1);
      } else {
        index += widthOf(only);
        at = afterNul(units, at + lengthOf(only));
      }
    }
    return at;
  };
  const end = follow(0, start);
  counter.steps += MAX_STEPS * expected.length - steps;
  return end;
}

/** Nothing follows in the text, or only what may be half an escape sequence. */
function isEnd(units: Units, at: number): boolean {
  if (at >= units.length) return true;
  if (units.length - at >= MAX_ESCAPE_LENGTH || !isIntroducer(units[at] ?? 0)) return false;
  return /^[#%{\\\w]*$/.test(String.fromCharCode(...units.subarray(at + 1)));
}

/** Text in UTF-16 that was decoded as UTF-8 has a NUL after each character. */
function afterNul(units: Units, at: number): number {
  if (units[at] === 0) return at + 1;
  const escape = units[at] === BACKSLASH ? readEscape(units, at) : NONE;
  return escape !== NONE && codePointOf(escape) === 0 ? at + lengthOf(escape) : at;
}

const NO_ESCAPES: readonly number[] = [];

/** The escape sequences at an index of the text that stand for the expected character, the longest first. */
function escapesOf(expected: Units, index: number, units: Units, at: number): readonly number[] {
  return readEscapes(units, at)
    .filter((escape) => {
      const codePoint = codePointOf(escape);
      return firstUnit(codePoint) === expected[index] && isSecondUnit(codePoint, expected[index + 1]);
    })
    .reverse();
}

/** Units of what an escape sequence stands for. */
function widthOf(escape: number): number {
  return codePointOf(escape) > 0xffff ? 2 : 1;
}

function firstUnit(codePoint: number): number {
  return codePoint > 0xffff ? 0xd7c0 + (codePoint >> 10) : codePoint;
}

/** Whether the code point is one unit, or its second one is this. */
function isSecondUnit(codePoint: number, unit: number | undefined): boolean {
  return codePoint <= 0xffff || unit === 0xdc00 + (codePoint & 0x3ff);
}

function matches(unit: number, { units, pattern }: CompiledPattern, index: number): boolean {
  const expected = units[index];
  if (unit === expected) return true;
  if (pattern.alphabet === 'text') return false;
  return (unit === MINUS && expected === PLUS) || (unit === UNDERSCORE && expected === SLASH);
}

/** The units that a pattern may have at an index. */
function variants(compiled: CompiledPattern, index: number): readonly number[] {
  const plain = compiled.units[index] ?? 0;
  return [plain, ...[MINUS, UNDERSCORE].filter((unit) => matches(unit, compiled, index) && unit !== plain)];
}

function kindAt(unit: number): number {
  return unit & (KINDS - 1);
}

function pairAt(first: number, second: number): number {
  return ((first << 5) ^ second) & (PAIRS - 1);
}
