import { json, text, type Reply } from '../reply';
import { isJson, objectIn, type Received } from '../request';
import type { FieldType, Operation } from './types';

const LONGEST_STRING = 64;

/**
 * The request's query or body, checked against the operation, or the answer that it gets. The contract says "400:
 * malformed" and "bodies may report violations with 200": a body that can be read but is wrong is the latter.
 */
export function valuesOf(
  request: Received,
  { query = {}, body }: Operation,
): { values: Record<string, unknown> } | { reply: Reply } {
  const values: Record<string, unknown> = {};
  const sent = new URLSearchParams(request.query);
  for (const [name, { type, required }] of Object.entries(query)) {
    const written = sent.get(name);
    if (written === null) {
      if (required) return { reply: text(400, `Request is missing required query parameter '${name}'`) };
      continue;
    }
    const value = fromQuery(written, type);
    if (value === undefined) return { reply: text(400, `The query parameter '${name}' was malformed`) };
    values[name] = value;
  }
  if (!body) return { values };
  if (!isJson(request)) return { reply: text(400, 'The Content-Type must be application/json') };
  const fields = objectIn(request.body);
  if (!fields) return { reply: text(400, 'The request content was malformed: not a JSON object') };
  const violations = Object.entries(body)
    .filter(([name, { type, required }]) => (name in fields ? !isOf(type, fields[name]) : required))
    .map(([name]) => ({ path: [name], description: name in fields ? 'has a wrong value' : 'is required' }));
  return violations.length > 0 ? { reply: json({ violations }) } : { values: { ...values, ...fields } };
}

/** An array is one comma-separated value: contract, "Later calls". */
function fromQuery(written: string, type: FieldType): unknown {
  if (type === 'integers') {
    const all = written.split(',').map(integer);
    return all.includes(undefined) ? undefined : all;
  }
  if (type === 'integer') return integer(written);
  return written === '' ? undefined : written;
}

const integer = (written: string): number | undefined => (/^-?\d{1,15}$/.test(written) ? Number(written) : undefined);

function isOf(type: FieldType, value: unknown): boolean {
  if (typeof type !== 'string') return typeof value === 'string' && type.includes(value);
  switch (type) {
    case 'string':
      return typeof value === 'string' && value.length <= LONGEST_STRING;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'integers':
      return Array.isArray(value) && value.every((one) => Number.isSafeInteger(one));
    case 'number':
    case 'boolean':
      return typeof value === type;
  }
}
