import { json, reply, type Reply } from '../reply';
import { fieldsOfSchema, type Call, type Field } from './catalog';

const MAX_DEPTH = 3;

/**
 * The answer to an operation that the sandbox only checks: the required fields of the response's schema, taken from the
 * request where it has them. So every operation of the catalog can be sent.
 */
export function sampleResponse({ operation, values }: Call): Reply {
  const { response } = operation;
  if (!response) return reply(200);
  if (response.array) return json([]);
  return json(sampleOf(response.schema, values, 0));
}

function sampleOf(schema: string, values: Readonly<Record<string, unknown>>, depth: number): Record<string, unknown> {
  const wanted = fieldsOfSchema(schema).filter(({ required, name }) => required || name in values || name === 'id');
  return Object.fromEntries(wanted.map((field) => [field.name, values[field.name] ?? valueOf(field, depth)]));
}

function valueOf({ type, ref, enum: choices, format, name }: Field, depth: number): unknown {
  if (ref !== undefined) return depth < MAX_DEPTH ? sampleOf(ref, {}, depth + 1) : {};
  if (choices) return choices[0];
  switch (type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return 1;
    case 'array':
      return [];
    case 'string':
      return format === 'date-time' ? '2026-01-05T14:30:00.000Z' : name;
    default:
      return {};
  }
}
