import { visit, type JSONPath } from 'jsonc-parser';
import { isSecret } from '../../operations/sampleValues';
import type { Json } from '../../operations/exampleValue';
import { cleanQuotation } from '../../platform/errors';
import { t, type Text } from '../../platform/text';
import { inexactProblem } from './exactJson';
import { secretProblem } from './valueProblem';

/** Nobody types deeper JSON, and JSON.stringify would run out of stack. */
const MAX_DEPTH = 50;

const TOO_DEEP = t('The JSON is nested more than {0} levels deep.', MAX_DEPTH);

export type ParsedJson =
  | { readonly value: Json; readonly problem?: never }
  | { readonly value?: never; readonly problem: Text };

/** JSON that the user types. What can't be sent exactly as it is written, or a secret, is a problem. */
export function parseJson(text: string): ParsedJson {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { problem: syntaxProblem(text) };
  }
  const problem = contentProblem(value, 0) ?? inexactProblem(text);
  return problem === undefined ? { value } : { problem };
}

function contentProblem(value: Json, depth: number): Text | undefined {
  if (depth > MAX_DEPTH) return TOO_DEEP;
  if (
    typeof value === 'number' &&
    (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
  )
    return t(
      'The JSON contains a number that is too large to be represented exactly. Write it as a string, in quotes.',
    );
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value) as readonly [string, Json][]) {
    const problem = isSecret(name) ? secretProblem(name) : contentProblem(inner, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** `JSON.parse` doesn't say where the error is in every case, and each engine words it differently. */
function syntaxProblem(text: string): Text {
  const offset = firstErrorOffset(text);
  if (offset === undefined) return TOO_DEEP;
  if (offset >= text.trimEnd().length) return t('The JSON is incomplete.');
  const before = text.slice(0, offset).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  const found = text.slice(offset).split(/[\s,:[\]{}]/, 1)[0] || text.charAt(offset);
  return t("Unexpected '{0}' at line {1}, column {2}.", cleanQuotation(found.slice(0, 20)), before.length, column);
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
