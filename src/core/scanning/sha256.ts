/**
 * SHA-256 of an ASCII text. Synchronous, unlike `crypto.subtle`, because editors ask for hovers and ranges at once, and the same
 * in both extension hosts. Source: FIPS 180-4.
 * @param bytes how many bytes of it are returned
 * @returns hexadecimal
 */
export function sha256Hex(ascii: string, bytes = 32): string {
  const words = paddedWords(ascii);
  const hash = Int32Array.from(INITIAL);
  const schedule = new Int32Array(64);
  for (let at = 0; at < words.length; at += 16) {
    schedule.set(words.subarray(at, at + 16));
    compress(hash, schedule);
  }
  const hex = Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  return hex.slice(0, bytes * 2);
}

const INITIAL = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
] as const;

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUND_CONSTANTS = Int32Array.from([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);

/** The text, a bit that is set, zeros, and its length in bits: whole blocks of 16 words. */
function paddedWords(ascii: string): Int32Array {
  const { length } = ascii;
  const words = new Int32Array(((length + 8) >> 6) * 16 + 16);
  for (let at = 0; at < length; at++) put(words, at, ascii.charCodeAt(at) & 0xff);
  put(words, length, 0x80);
  words[words.length - 1] = length << 3;
  return words;
}

function put(words: Int32Array, at: number, byte: number): void {
  words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - ((at & 3) << 3)));
}

/** Without lists and functions inside: it is often done before the engine has compiled it. */
function compress(hash: Int32Array, schedule: Int32Array): void {
  for (let at = 16; at < 64; at++) {
    const before = schedule[at - 15] ?? 0;
    const last = schedule[at - 2] ?? 0;
    const small0 = rotate(before, 7) ^ rotate(before, 18) ^ (before >>> 3);
    const small1 = rotate(last, 17) ^ rotate(last, 19) ^ (last >>> 10);
    schedule[at] = (schedule[at - 16] ?? 0) + small0 + (schedule[at - 7] ?? 0) + small1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let at = 0; at < 64; at++) {
    const big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const first = (h + big1 + chosen + (ROUND_CONSTANTS[at] ?? 0) + (schedule[at] ?? 0)) | 0;
    const big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + big0 + majority) | 0;
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) hash[index] = (hash[index] ?? 0) + value;
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
