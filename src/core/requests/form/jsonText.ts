import { visit, type JSONPath } from 'jsonc-parser';
import { isSecret } from '../../operations/sampleValues';
import type { Json } from '../../operations/exampleValue';
import { neverTyped } from './valueProblem';

/** JSON deeper than this was not typed by a person, and would be too deep for JSON.stringify. */
const MAX_DEPTH = 50;

const TOO_DEEP = `The JSON is nested deeper than ${MAX_DEPTH} levels.`;

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
  if (depth > MAX_DEPTH) return TOO_DEEP;
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

/** `JSON.parse` doesn't say where the error is in every case, and each engine words it differently. */
function whereBroken(text: string): string {
  const offset = firstErrorOffset(text);
  if (offset === undefined) return TOO_DEEP;
  if (offset >= text.trimEnd().length) return 'The JSON is not complete: it ends too early.';
  const before = text.slice(0, offset).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  const found = text.slice(offset).split(/[\s,:[\]{}]/, 1)[0] || text.charAt(offset);
  return `The JSON cannot be read at line ${before.length}, column ${column}: “${found.slice(0, 20)}”.`;
}

/** The length of the text if it ends too early; `undefined` if it is nested too deeply to look. */
function firstErrorOffset(text: string): number | undefined {
  let first = text.length;
  try {
    visit(
      text,
      {
        onObjectBegin: checkDepth,
        onArrayBegin: checkDepth,
        onError: (_code, offset) => {
          first = Math.min(first, offset);
        },
      },
      { disallowComments: true },
    );
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
  return first;
}

/** The parser calls itself for each level: a text of brackets alone would exhaust the stack. */
function checkDepth(_offset: number, _length: number, _line: number, _column: number, path: () => JSONPath): void {
  if (path().length > MAX_DEPTH) throw new TooDeep();
}

class TooDeep extends Error {}
