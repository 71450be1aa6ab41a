import { COMPUTED } from './credentialSet';
import { stringAsJson5, templateAsJson5, wordAsJson5 } from './json5';
import { Scanner, type LiteralSource } from './scanner';

const MAX_DEPTH = 20;
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*|\d+/uy;
const STRING = /'[^'\\\n\r]*(?:\\[\s\S][^'\\\n\r]*)*'|"[^"\\\n\r]*(?:\\[\s\S][^"\\\n\r]*)*"/y;
const TEMPLATE = /`[^`\\]*(?:\\[\s\S][^`\\]*)*`/y;
const WORD = /[\w.+-]+/y;
const CODE = /[^'"`/()[\]{},\s]+/y;

export interface LiteralCopy {
  readonly json5: string;
  /** Offset after the `}`. */
  readonly end: number;
}

/**
 * Copies a JavaScript object literal as JSON5 in which every value is a string, an array or an object: numbers as they are
 * written (a JSON number would lose digits), and `COMPUTED` for what only running the code would give. Runs nothing.
 * @param start offset of the `{`
 * @returns `undefined` if there is no object literal
 */
export function copyLiteral(source: LiteralSource, start: number): LiteralCopy | undefined {
  const scanner = new Scanner(source, start);
  const json5 = copyObject(scanner, 0);
  return json5 === undefined ? undefined : { json5, end: scanner.end };
}

// Each of these returns the copy of what it has read, or `undefined` if something else is there.

function copyObject(scanner: Scanner, depth: number): string | undefined {
  const members = copyList(scanner, depth, '{', '}', copyMember);
  return members && `{${members.filter((member) => member !== '').join(',')}}`;
}

function copyArray(scanner: Scanner, depth: number): string | undefined {
  const items = copyList(scanner, depth, '[', ']', copyValue);
  return items && `[${items.join(',')}]`;
}

function copyList(
  scanner: Scanner,
  depth: number,
  open: string,
  close: string,
  copyItem: (scanner: Scanner, depth: number) => string | undefined,
): readonly string[] | undefined {
  if (depth > MAX_DEPTH || !scanner.take(open)) return undefined;
  const items: string[] = [];
  while (!scanner.isExhausted) {
    if (scanner.take(close)) return items;
    const item = copyItem(scanner, depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
    if (!scanner.take(',') && scanner.peek() !== close) return undefined;
  }
  return undefined;
}

/** Empty for a spread: its members are unknown. */
function copyMember(scanner: Scanner, depth: number): string | undefined {
  if (scanner.startsWith('...')) return skipCode(scanner) ? '' : undefined;
  const quoted = scanner.match(STRING);
  const key = quoted ?? scanner.match(NAME);
  if (key === undefined) return undefined;
  const name = quoted === undefined ? JSON.stringify(key) : stringAsJson5(key);
  if (quoted === undefined && /[,}]/.test(scanner.peek())) return `${name}:${JSON.stringify(COMPUTED)}`;
  if (!scanner.take(':')) return undefined;
  const value = copyValue(scanner, depth);
  return value === undefined ? undefined : `${name}:${value}`;
}

function copyValue(scanner: Scanner, depth: number): string | undefined {
  const start = scanner.position;
  const value = copyPlainValue(scanner, depth);
  if (value !== undefined && /[,}\]]/.test(scanner.peek())) return value;
  // More follows, as in `'a' + b` or `read('x')`: the value is only known by running it.
  scanner.position = start;
  return skipCode(scanner) ? JSON.stringify(COMPUTED) : undefined;
}

function copyPlainValue(scanner: Scanner, depth: number): string | undefined {
  const next = scanner.peek();
  if (next === '{') return copyObject(scanner, depth);
  if (next === '[') return copyArray(scanner, depth);
  const template = scanner.match(TEMPLATE);
  if (template !== undefined) return templateAsJson5(template);
  const string = scanner.match(STRING);
  if (string !== undefined) return stringAsJson5(string);
  const word = scanner.match(WORD);
  return word === undefined ? undefined : wordAsJson5(word);
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
