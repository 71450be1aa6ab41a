import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { isTokenText, tailHash, WINDOW } from './tokenRuns';

/** Enough to recognize a token in a text, and nothing that it could be found from: it has 70 random characters and more. */
export const fingerprintSchema = v.object({
  /** Of its SHA-256, the first 12 bytes, hexadecimal. */
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/)),
  /** Characters. */
  length: v.pipe(v.number(), v.integer(), v.minValue(WINDOW), v.maxValue(8192)),
  /** Of its last characters, which differ even where all tokens begin alike, as those of JWTs do. Only a filter. */
  tail: v.pipe(v.number(), v.integer()),
});

export type Fingerprint = Readonly<v.InferOutput<typeof fingerprintSchema>>;

const HASH_BYTES = 12;

/** `undefined`: it is too short, or has characters that tokens don't have, so that it can't be distinguished from other text. */
export function fingerprintOf(token: string): Fingerprint | undefined {
  if (token.length < WINDOW || !isTokenText(token)) return undefined;
  return { hash: hashOf(token), length: token.length, tail: tailHash(token) };
}

/** Whether this text is the token. */
export function isTokenOf({ hash, length }: Fingerprint, text: string): boolean {
  return text.length === length && hashOf(text) === hash;
}

/** Synchronous, unlike `crypto.subtle`, because editors ask for hovers and ranges at once; the same in both extension hosts. */
function hashOf(token: string): string {
  return bytesToHex(sha256(utf8ToBytes(token)).subarray(0, HASH_BYTES));
}
