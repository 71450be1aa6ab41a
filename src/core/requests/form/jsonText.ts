import { isSecret } from '../../operations/sampleValues';
import type { Json } from '../../operations/exampleValue';
import { neverTyped } from './valueProblem';

/** JSON deeper than this was not typed by a person, and would be too deep for JSON.stringify. */
const DEEPEST = 50;

export type JsonReading =
  { readonly value: Json; readonly problem?: never } | { readonly value?: never; readonly problem: string };

/** JSON that a person has typed. What could not be sent exactly as it is written, and any secret, is a problem. */
export function readJson(text: string): JsonReading {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { problem: whereBroken(text) };
  }
  const problem = objection(value, 0);
  return problem === undefined ? { value } : { problem };
}

function objection(value: Json, depth: number): string | undefined {
  if (depth > DEEPEST) return `The JSON is nested deeper than ${DEEPEST} levels.`;
  if (
    typeof value === 'number' &&
    (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
  )
    return 'The JSON holds a number with so many digits that it would be changed. Write it as a text, in quotes.';
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value) as readonly [string, Json][]) {
    const problem = isSecret(name) ? neverTyped(name) : objection(inner, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** No engine says where JSON breaks in every case, and each says it in its own words. */
function whereBroken(text: string): string {
  const offset = brokenAt(text);
  if (offset >= text.trimEnd().length) return 'The JSON is not complete: it ends too early.';
  const before = text.slice(0, offset).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  const found = text.slice(offset).split(/[\s,:[\]{}]/, 1)[0] || text.charAt(offset);
  return `The JSON cannot be read at line ${before.length}, column ${column}: “${found.slice(0, 20)}”.`;
}

const TOKEN =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/uy;
const SPACE = /[ \t\r\n]*/y;

/** Where the first token stands that JSON does not allow there; the length of the text: it ends too early. */
function brokenAt(text: string): number {
  const open: string[] = [];
  let expected = 'value';
  for (let offset = 0; ; offset = TOKEN.lastIndex) {
    SPACE.lastIndex = offset;
    SPACE.exec(text);
    TOKEN.lastIndex = SPACE.lastIndex;
    const token = TOKEN.exec(text)?.[0];
    const next = token === undefined ? undefined : follow(expected, token, open);
    if (next === undefined) return SPACE.lastIndex;
    expected = next;
  }
}

/** What may come after the token; `undefined`: it may not come here. */
function follow(expected: string, token: string, open: string[]): string | undefined {
  const name = expected === 'name' || expected === 'name or }';
  if (token === '}' || token === ']') {
    const closes = expected === 'end' || expected === `name or ${token}` || expected === `value or ${token}`;
    return closes && open.pop() === token ? 'end' : undefined;
  }
  if (token === ',') {
    if (expected !== 'end' || open.length === 0) return undefined;
    return open.at(-1) === '}' ? 'name' : 'value';
  }
  if (token === ':') return expected === ':' ? 'value' : undefined;
  if (name) return token.startsWith('"') ? ':' : undefined;
  if (!expected.startsWith('value')) return undefined;
  if (token === '{') open.push('}');
  else if (token === '[') open.push(']');
  else return 'end';
  return token === '{' ? 'name or }' : 'value or ]';
}
