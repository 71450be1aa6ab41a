import * as v from 'valibot';
import type { Json } from '../operations/exampleValue';
import { isRecord } from '../platform/isRecord';
import { englishText } from '../platform/text';
import { parseJson } from '../requests/form/parseJson';
import { AgentToolError } from './agentToolError';

/** VS Code doesn't compare an input with its schema, and the user or a hook may have edited it. */

export const MAX_OPERATIONS = 20;
export const MAX_ITEMS = 500;
/** Kinds of problems whose messages are written here; valibot's own repeat what was received. */
const OWN_MESSAGES = /^(?:custom|check|raw_transform)$/;
const MAX_VALUES_LENGTH = 64 * 1024;
const MAX_SELECTED = 50;

const name = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));

const values = v.pipe(
  v.custom<Readonly<Record<string, unknown>>>(isRecord, 'must be an object of names and values'),
  v.rawTransform(({ dataset, addIssue, NEVER }): Readonly<Record<string, Json>> => {
    const { value, problem } = parseJson(jsonOf(dataset.value));
    if (problem !== undefined) {
      addIssue({ message: `is invalid: ${englishText(problem).replace(/\.$/, '')}` });
      return NEVER;
    }
    return value as Readonly<Record<string, Json>>;
  }),
);

/** Empty if it can't be JSON or is too long, which `parseJson` refuses. */
function jsonOf(value: unknown): string {
  try {
    const text = JSON.stringify(value);
    return text.length <= MAX_VALUES_LENGTH ? text : '';
  } catch {
    return '';
  }
}

export const statusInput = v.object({});

export const findInput = v.object({
  query: v.pipe(v.string(), v.maxLength(200)),
  limit: v.optional(count(MAX_OPERATIONS), 5),
});

export const writeInput = v.pipe(
  v.object({
    operation: v.optional(name),
    recipe: v.optional(name),
    values: v.optional(values, {}),
    dialect: name,
  }),
  v.check(
    ({ operation, recipe }) => (operation === undefined) !== (recipe === undefined),
    "name either an 'operation' or a 'recipe'",
  ),
);

export const readInput = v.object({
  operation: name,
  values: v.optional(values, {}),
  select: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[\w.]{1,100}$/))), v.maxLength(MAX_SELECTED))),
  max_items: v.optional(count(MAX_ITEMS), 50),
});

export type FindInput = v.InferOutput<typeof findInput>;
export type WriteInput = v.InferOutput<typeof writeInput>;
export type ReadInput = v.InferOutput<typeof readInput>;

/**
 * A validated input.
 * @throws {AgentToolError} what is wrong, without the value
 */
export function parseToolInput<T>(schema: v.GenericSchema<unknown, T>, input: unknown): T {
  const parsed = v.safeParse(schema, input ?? {}, { abortPipeEarly: true });
  if (parsed.success) return parsed.output;
  const problems = parsed.issues.slice(0, 5).map((issue) => {
    const path = v.getDotPath(issue);
    const reason = reasonOf(issue);
    return path === null ? reason : `'${path}' ${reason}`;
  });
  throw new AgentToolError(`The input is invalid. ${problems.join('; ')}. Nothing was done; correct it.`);
}

function reasonOf({ type, message, expected, received }: v.BaseIssue<unknown>): string {
  if (OWN_MESSAGES.test(type)) return message;
  if (received === 'undefined') return 'is required';
  return type === 'regex' ? 'must be a name of letters, digits and _' : `must be ${expected ?? 'valid'}`;
}
