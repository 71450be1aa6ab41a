/** One form of a secret that is searched for, each of its characters plain or escaped. */
export interface SecretPattern {
  readonly text: string;
  /** `base64`: `-` and `_` match as `+` and `/`. */
  readonly alphabet: 'text' | 'base64';
  /** So short that it may be an ordinary word or number: masked only where it stands alone. */
  readonly isShort: boolean;
}

/** A shorter secret can't be masked: it would be anything. UTF-16 units. */
const MIN_SECRET_LENGTH = 4;
/** A secret of this length is masked wherever it is found. */
const MIN_LONG_LENGTH = 6;
const MIN_BASE64_LENGTH = 6;

/** The forms of a secret: as text, and as base64 of a longer text that contains it, at each of the three alignments. */
export function secretPatterns(secret: string): readonly SecretPattern[] {
  if (secret.length < MIN_SECRET_LENGTH) return [];
  const bytes = utf8Bytes(secret);
  const encoded = [0, 1, 2]
    .map((before) => base64Core(bytes, before))
    .filter(({ length }) => length >= MIN_BASE64_LENGTH)
    .map((text) => ({ text, alphabet: 'base64', isShort: false }) as const);
  const isShort = secret.length < MIN_LONG_LENGTH;
  // An encoder replaces a lone surrogate, which has no form in UTF-8.
  const texts = [...new Set([secret, secret.replace(/\p{Cs}/gu, '\ufffd')])].map(
    (text) => ({ text, alphabet: 'text', isShort }) as const,
  );
  return [...texts, ...encoded].map(withoutRepetition);
}

/**
 * Of `xxxxxxxx…` only the beginning: it is found at each index of the whole, so all of it is masked, and a text of the same
 * character isn't compared with thousands of them at each index.
 */
function withoutRepetition(pattern: SecretPattern): SecretPattern {
  const isRepetition = new Set(pattern.text).size === 1;
  return isRepetition ? { ...pattern, text: pattern.text.slice(0, MAX_REPETITION) } : pattern;
}

const MAX_REPETITION = 16;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The base64 digits that these bytes alone determine. @param before how many unknown bytes share their group of three */
function base64Core(bytes: readonly number[], before: number): string {
  const padded = [...Array<number>(before).fill(0), ...bytes];
  const digits: string[] = [];
  const length = Math.floor((padded.length * 8) / 6);
  for (let index = Math.ceil((before * 8) / 6); index < length; index++) {
    const bit = index * 6;
    const [high = 0, low = 0] = [padded[bit >> 3], padded[(bit >> 3) + 1]];
    digits.push(DIGITS.charAt((((high << 8) | low) >> (10 - (bit & 7))) & 63));
  }
  return digits.join('');
}

/** A lone surrogate becomes U+FFFD, as every encoder writes it. */
function utf8Bytes(text: string): readonly number[] {
  return Array.from(text).flatMap((character) => {
    const found = character.codePointAt(0) ?? 0;
    const code = found >= 0xd800 && found <= 0xdfff ? 0xfffd : found;
    if (code < 0x80) return [code];
    if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 63)];
    if (code < 0x10000) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
    return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
  });
}
