import { isAlone } from '../platform/redaction/standsAlone';
import type { Span } from '../platform/redaction/spans';
import { isTokenOf, type Fingerprint } from './fingerprint';
import { filterOf, scanWindows, WINDOW } from './tokenRuns';
import { escapeRegExp } from '../platform/escapeRegExp';

/** A token by its fingerprint, or another secret by its value, and what is known about it. */
export type SearchedSecret<T> =
  | { readonly about: T; readonly fingerprint: Fingerprint }
  | { readonly about: T; readonly value: string };

export interface FoundSecret<T> extends Span {
  readonly about: T;
}

/** No editor shows more problems of a file. */
export const MAX_FOUND = 1000;
/** Shorter values may be ordinary words. UTF-16 units. */
export const MIN_VALUE_LENGTH = 10;
/** UTF-16 units between two pauses: at most a few milliseconds, also before the engine has compiled the code. */
const SLICE = 64 * 1024;

/** Finds secrets in texts, by exact value: tokens within any other text, other values where they stand alone. */
export class SecretFinder<T> {
  /** By the hash of its last characters, the longest first: one may be the end of another. */
  readonly #byTail = new Map<number, { readonly fingerprint: Fingerprint; readonly about: T }[]>();
  readonly #byValue = new Map<string, T>();
  readonly #filter: Uint8Array;
  readonly #values: RegExp | undefined;
  readonly #longestValue: number;

  constructor(secrets: readonly SearchedSecret<T>[]) {
    for (const secret of secrets) {
      if ('fingerprint' in secret) {
        const { tail } = secret.fingerprint;
        this.#byTail.set(tail, [...(this.#byTail.get(tail) ?? []), secret]);
      } else if (secret.value.length >= MIN_VALUE_LENGTH) this.#byValue.set(secret.value, secret.about);
    }
    for (const tokens of this.#byTail.values()) tokens.sort((a, b) => b.fingerprint.length - a.fingerprint.length);
    this.#filter = filterOf(this.#byTail.keys());
    const values = [...this.#byValue.keys()].sort((a, b) => b.length - a.length);
    this.#longestValue = values[0]?.length ?? 0;
    this.#values = values.length > 0 ? new RegExp(values.map(escapeRegExp).join('|'), 'g') : undefined;
  }

  /** There is nothing to find, so no text needs to be read. */
  get isEmpty(): boolean {
    return this.#byTail.size === 0 && this.#byValue.size === 0;
  }

  /** In their order, at most `MAX_FOUND`. For texts of at most a few 100 KB, else use `findInSlices`. */
  find(text: string): readonly FoundSecret<T>[] {
    const steps = this.findInSlices(text);
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) return value;
    }
  }

  /** As `find`. Yields where a long text allows a pause, every few milliseconds. */
  *findInSlices(text: string): Generator<undefined, readonly FoundSecret<T>[]> {
    const found: FoundSecret<T>[] = [];
    if (this.isEmpty) return found;
    const verified = new Map<string, T>();
    for (let start = 0; start < text.length && found.length < MAX_FOUND; start += SLICE) {
      if (start > 0) yield undefined;
      // The windows and values that begin within the slice.
      this.#findTokens(text, start, Math.min(start + SLICE + WINDOW - 1, text.length), verified, found);
      this.#findValues(text, start, found);
    }
    return found.sort((a, b) => a.start - b.start).slice(0, MAX_FOUND);
  }

  /** @param verified tokens that were found before in the same text, so that each of them is hashed once */
  #findTokens(text: string, start: number, end: number, verified: Map<string, T>, found: FoundSecret<T>[]): void {
    if (this.#byTail.size === 0) return;
    scanWindows(text, start, end, this.#filter, (hash, tokenEnd) => {
      for (const { fingerprint, about } of this.#byTail.get(hash) ?? []) {
        const tokenStart = tokenEnd - fingerprint.length;
        if (tokenStart < 0) continue;
        const token = text.slice(tokenStart, tokenEnd);
        if (verified.get(token) !== about) {
          if (!isTokenOf(fingerprint, token)) continue;
          verified.set(token, about);
        }
        found.push({ start: tokenStart, end: tokenEnd, about });
        break;
      }
      return found.length < MAX_FOUND;
    });
  }

  #findValues(text: string, start: number, found: FoundSecret<T>[]): void {
    if (!this.#values) return;
    const part = text.slice(start, start + SLICE + this.#longestValue - 1);
    for (const { 0: value, index } of part.matchAll(this.#values)) {
      if (index >= SLICE || found.length >= MAX_FOUND) return;
      const about = this.#byValue.get(value);
      const [valueStart, valueEnd] = [start + index, start + index + value.length];
      if (about !== undefined && standsAlone(text, valueStart, valueEnd))
        found.push({ start: valueStart, end: valueEnd, about });
    }
  }
}

/** A number may be a part of a date or of a longer number. What is none may follow one, such as a cid. */
function standsAlone(text: string, start: number, end: number): boolean {
  if (/^\d+$/.test(text.slice(start, end))) return isAlone(text, start, end);
  return !isWithinWord(text, start) && !isWithinWord(text, end);
}

/** A letter or digit is on both sides. */
function isWithinWord(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
}
