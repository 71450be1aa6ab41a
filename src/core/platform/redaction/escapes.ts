import { htmlEntities } from './htmlEntities';

/** UTF-16 units of a text: a loop over them is several times faster than one over a string. */
export type Units = Uint16Array;

const [PERCENT, AMPERSAND, HASH, PLUS, SEMICOLON, BACKSLASH] = [0x25, 0x26, 0x23, 0x2b, 0x3b, 0x5c];
const [OPEN_BRACE, CLOSE_BRACE, U, X] = [0x7b, 0x7d, 0x75, 0x78];
const MAX_CODE_POINT = 0x10ffff;
/** Of a numeric entity, leading zeros included; also longer than any name. */
const MAX_DIGITS = 12;
/** Longer than any escape sequence, and than one that is escaped several times. */
const MAX_LENGTH = 256;

/** No escape sequence. */
export const NONE = -1;

/** An escape sequence may begin with this unit. */
export function isIntroducer(unit: number): boolean {
  return unit === BACKSLASH || unit === PERCENT || unit === AMPERSAND || unit === PLUS;
}

export function unitsOf(text: string): Units {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index);
  return units;
}

/**
 * The escape sequence at an index, in any of the encodings that a secret can come back in: JSON and JavaScript (`\"`, `\/`,
 * `\u0041`, `\x41`), HTML (`&amp;`, `&#65;`, `&#x41;`), percent-encoded UTF-8, and `+` for a space in a form.
 * @returns code point and length in one number, without an object for each of millions; `NONE` if there is none
 */
export function readEscape(units: Units, at: number): number {
  switch (units[at]) {
    case BACKSLASH:
      return readBackslash(units, at);
    case PERCENT:
      return readPercent(units, at);
    case AMPERSAND:
      return units[at + 1] === HASH ? readNumericEntity(units, at) : readNamedEntity(units, at);
    case PLUS:
      return pack(0x20, 1);
    default:
      return NONE;
  }
}

export function codePointOf(escape: number): number {
  return Math.floor(escape / MAX_LENGTH);
}

export function lengthOf(escape: number): number {
  return escape % MAX_LENGTH;
}

/** `NONE` for what is no code point. @param length units in the text */
export function pack(codePoint: number, length: number): number {
  return codePoint >= 0 && codePoint <= MAX_CODE_POINT ? codePoint * MAX_LENGTH + length : NONE;
}

const CONTROLS: ReadonlyMap<number, number> = new Map(
  ['b\b', 'f\f', 'n\n', 'r\r', 't\t', 'v\v'].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]),
);

function readBackslash(units: Units, at: number): number {
  const next = units[at + 1];
  if (next === undefined) return NONE;
  if (next === U && units[at + 2] === OPEN_BRACE) {
    const digits = countDigits(units, at + 3, true);
    return units[at + 3 + digits] === CLOSE_BRACE ? pack(number(units, at + 3, digits, 16), digits + 4) : NONE;
  }
  if (next === U) return pack(number(units, at + 2, 4, 16), 6);
  if (next === X) return pack(number(units, at + 2, 2, 16), 4);
  const control = CONTROLS.get(next);
  if (control !== undefined) return pack(control, 2);
  // `\"`, `\/`, `\\` and whatever else an encoder may protect; a letter or a digit would mean something of its own.
  return digitValue(next) < 36 ? NONE : pack(next, 2);
}

function readPercent(units: Units, at: number): number {
  if (units[at + 1] === U) return pack(number(units, at + 2, 4, 16), 6);
  const first = number(units, at + 1, 2, 16);
  if (first < 0x80) return pack(first, 3);
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0) return NONE;
  let codePoint = first & (0xff >> (length + 1));
  for (let index = 1; index < length; index++) {
    const byte = units[at + 3 * index] === PERCENT ? number(units, at + 3 * index + 1, 2, 16) : NaN;
    if (!(byte >= 0x80 && byte < 0xc0)) return NONE;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  return pack(codePoint, 3 * length);
}

function readNumericEntity(units: Units, at: number): number {
  const isHex = ((units[at + 2] ?? 0) | 0x20) === X;
  const from = at + (isHex ? 3 : 2);
  const digits = countDigits(units, from, isHex);
  if (digits === 0) return NONE;
  // Browsers read it without its semicolon, too.
  const end = from + digits + (units[from + digits] === SEMICOLON ? 1 : 0);
  return pack(number(units, from, digits, isHex ? 16 : 10), end - at);
}

function readNamedEntity(units: Units, at: number): number {
  let end = at + 1;
  while (end <= at + MAX_DIGITS && digitValue(units[end] ?? 0) < 36) end++;
  if (units[end] !== SEMICOLON) return NONE;
  const character = htmlEntities.get(String.fromCharCode(...units.subarray(at + 1, end)));
  return character === undefined ? NONE : pack(character.charCodeAt(0), end + 1 - at);
}

function countDigits(units: Units, from: number, isHex: boolean): number {
  const base = isHex ? 16 : 10;
  let count = 0;
  while (count < MAX_DIGITS && digitValue(units[from + count] ?? 0) < base) count++;
  return count;
}

/** NaN if there are fewer digits. */
function number(units: Units, from: number, length: number, base: number): number {
  let value = length === 0 ? NaN : 0;
  for (let index = from; index < from + length; index++) {
    const digit = digitValue(units[index] ?? 0);
    if (digit >= base) return NaN;
    value = value * base + digit;
  }
  return value;
}

/** 0 to 9, then the letters of either case; 36 for anything else. */
function digitValue(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? letter - 0x61 + 10 : 36;
}
