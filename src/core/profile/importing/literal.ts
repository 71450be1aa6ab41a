import JSON5 from 'json5';
import { COMPUTED } from './credentialSet';
import { stringAsJson5, templateAsJson5, wordAsJson5 } from './json5';
import { Scanner, type LiteralSource } from './scanner';

const MAX_DEPTH = 20;
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*|\d+/uy;
const STRING = /'[^'\\\n\r]*(?:\\[\s\S][^'\\\n\r]*)*'|"[^"\\\n\r]*(?:\\[\s\S][^"\\\n\r]*)*"/y;
const TEMPLATE = /`[^`\\]*(?:\\[\s\S][^`\\]*)*`/y;
const WORD = /[\w.+-]+/y;
const CODE = /[^'"`/()[\]{},\s]+/y;

/** A value of a literal, and where it is in the text. */
export type LiteralNode = LiteralText | LiteralGroup;

interface Place {
  readonly start: number;
  /** Offset after it. */
  readonly end: number;
}

export interface LiteralText extends Place {
  /** A string; a number as it is written, because a JSON number would lose digits; or `COMPUTED`. */
  readonly text: string;
}

/** An object or an array. */
export interface LiteralGroup extends Place {
  /** In their order. The key is empty in an array, and for a spread, whose members are unknown. */
  readonly members: readonly LiteralMember[];
}

export interface LiteralMember {
  readonly key: string;
  readonly value: LiteralNode;
}

/**
 * Reads a JavaScript object literal, with `COMPUTED` for what only running the code would give. Runs nothing.
 * @param start offset of the `{`
 * @returns `undefined` if there is no object literal
 */
export function readLiteral(source: LiteralSource, start: number): LiteralGroup | undefined {
  try {
    return readObject(new Scanner(source, start), 0);
  } catch {
    return undefined; // an escape that no string has
  }
}

// Each of these returns what it has read, or `undefined` if something else is there.

function readObject(scanner: Scanner, depth: number): LiteralGroup | undefined {
  return readGroup(scanner, depth, '{', '}', readMember);
}

function readArray(scanner: Scanner, depth: number): LiteralGroup | undefined {
  return readGroup(scanner, depth, '[', ']', (_, depthOfItem) => member('', readValue(scanner, depthOfItem)));
}

function readGroup(
  scanner: Scanner,
  depth: number,
  open: string,
  close: string,
  readItem: (scanner: Scanner, depth: number) => LiteralMember | undefined,
): LiteralGroup | undefined {
  const start = scanner.position;
  if (depth > MAX_DEPTH || !scanner.take(open)) return undefined;
  const members: LiteralMember[] = [];
  while (!scanner.isExhausted) {
    if (scanner.take(close)) return { start, end: scanner.end, members };
    const member = readItem(scanner, depth + 1);
    if (member === undefined) return undefined;
    members.push(member);
    if (!scanner.take(',') && scanner.peek() !== close) return undefined;
  }
  return undefined;
}

function readMember(scanner: Scanner, depth: number): LiteralMember | undefined {
  const start = scanner.position;
  if (scanner.startsWith('...')) return member('', computedSince(scanner, start));
  const quoted = scanner.match(STRING);
  const name = quoted ?? scanner.match(NAME);
  if (name === undefined) return undefined;
  const key = quoted === undefined ? name : valueOf(stringAsJson5(name));
  if (quoted === undefined && /[,}]/.test(scanner.peek()))
    return { key, value: { start, end: scanner.end, text: COMPUTED } };
  return scanner.take(':') ? member(key, readValue(scanner, depth)) : undefined;
}

function member(key: string, value: LiteralNode | undefined): LiteralMember | undefined {
  return value && { key, value };
}

function readValue(scanner: Scanner, depth: number): LiteralNode | undefined {
  const start = scanner.position;
  const value = readPlainValue(scanner, depth);
  if (value !== undefined && /[,}\]]/.test(scanner.peek())) return value;
  // More follows, as in `'a' + b` or `read('x')`: the value is only known by running it.
  return computedSince(scanner, start);
}

function readPlainValue(scanner: Scanner, depth: number): LiteralNode | undefined {
  const next = scanner.peek();
  if (next === '{') return readObject(scanner, depth);
  if (next === '[') return readArray(scanner, depth);
  const start = scanner.position;
  const json5 = readText(scanner);
  return json5 === undefined ? undefined : { start, end: scanner.end, text: valueOf(json5) };
}

function readText(scanner: Scanner): string | undefined {
  const template = scanner.match(TEMPLATE);
  if (template !== undefined) return templateAsJson5(template);
  const string = scanner.match(STRING);
  if (string !== undefined) return stringAsJson5(string);
  const word = scanner.match(WORD);
  return word === undefined ? undefined : wordAsJson5(word);
}

function valueOf(json5: string): string {
  return JSON5.parse<string>(json5);
}

function computedSince(scanner: Scanner, start: number): LiteralText | undefined {
  scanner.position = start;
  return skipCode(scanner) ? { start, end: scanner.end, text: COMPUTED } : undefined;
}

/** Reads up to the comma or bracket that ends an expression; `false` if there is none. */
function skipCode(scanner: Scanner): boolean {
  let open = 0;
  for (let next = scanner.peek(); next !== '' && !scanner.isExhausted; next = scanner.peek()) {
    if (open === 0 && /[,}\])]/.test(next)) return true;
    if (/[([{]/.test(next)) open++;
    if (/[)\]}]/.test(next)) open--;
    if ((scanner.match(STRING) ?? scanner.match(TEMPLATE) ?? scanner.match(CODE)) !== undefined) continue;
    if (/['"`]/.test(next)) return false;
    scanner.skipCharacter();
  }
  scanner.isExhausted = true;
  return false;
}
