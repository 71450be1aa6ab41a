/** Runs of characters that tokens consist of, and the hash that rolls over them. */

/** Characters of a bearer token: RFC 6750, section 2.1. Tradovate's are URL-safe, with dots where they are JWTs. */
const TOKEN_TEXT = /^[\w.~+/=-]+$/;

/** Shorter runs are not looked at. Tokens have 70 characters and more. */
export const WINDOW = 60;

const ASCII = 128;
const isTokenCode = Uint8Array.from({ length: ASCII }, (_, code) =>
  TOKEN_TEXT.test(String.fromCharCode(code)) ? 1 : 0,
);

const BASE = 0x01000193;
/** What a character contributes to the hash when the window has passed it: its code × BASE^WINDOW. */
const leaving = Int32Array.from({ length: ASCII }, (_, code) => {
  let value = code;
  for (let times = 0; times < WINDOW; times++) value = Math.imul(value, BASE);
  return value;
});

export function isTokenText(text: string): boolean {
  return TOKEN_TEXT.test(text);
}

/** Of the last `WINDOW` characters of a text of token characters. 32 bits, signed. */
export function tailHash(text: string): number {
  let hash = 0;
  for (let at = text.length - WINDOW; at < text.length; at++) hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
  return hash;
}

/**
 * Calls for every window of `WINDOW` token characters within a part of the text whose hash the filter lets pass.
 * Looks at few characters of ordinary text: from a character that no token has, it goes on `WINDOW` characters later.
 * @param filter of `filterOf`
 * @param found called with the hash and the end of the window; returns false to stop
 */
export function scanWindows(
  text: string,
  start: number,
  end: number,
  filter: Uint8Array,
  found: (hash: number, end: number) => boolean,
): void {
  let begin = start;
  while (begin + WINDOW <= end) {
    // Backward: the last one that isn't a token's rules out all windows before it.
    let at = begin + WINDOW - 1;
    while (at >= begin && isToken(text.charCodeAt(at))) at--;
    if (at >= begin) {
      begin = at + 1;
      continue;
    }
    at = begin + WINDOW;
    let hash = tailHash(text.slice(begin, at));
    for (;;) {
      if (filter[slotOf(hash)] !== 0 && !found(hash, at)) return;
      if (at >= end) return;
      const code = text.charCodeAt(at);
      if (!isToken(code)) break;
      hash = (Math.imul(hash, BASE) + code - (leaving[text.charCodeAt(at - WINDOW)] ?? 0)) | 0;
      at++;
    }
    begin = at + 1;
  }
}

const FILTER_BITS = 16;

/** Which hashes may be those of a token: one entry for each value of their leading bits. */
export function filterOf(hashes: Iterable<number>): Uint8Array {
  const filter = new Uint8Array(1 << FILTER_BITS);
  for (const hash of hashes) filter[slotOf(hash)] = 1;
  return filter;
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - FILTER_BITS);
}

function isToken(code: number): boolean {
  return code < ASCII && isTokenCode[code] === 1;
}
