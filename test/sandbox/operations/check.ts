import { json, text, type Reply } from '../reply';
import { isJson, objectIn, type Received } from '../request';
import type { Field, Operation } from './catalog';
import { violationsIn } from './violations';

/**
 * The request's query and body, checked against the operation, or the answer that it gets. A body that can be read but is
 * wrong gets 200 with `violations`; what cannot be read, or a wrong query, gets 400: contract, "Later calls".
 */
export function valuesOf(
  request: Received,
  { params, body }: Operation,
): { values: Record<string, unknown> } | { reply: Reply } {
  const values: Record<string, unknown> = {};
  const sent = new URLSearchParams(request.query);
  for (const field of params) {
    const written = sent.get(field.name);
    if (written === null) {
      if (!field.required) continue;
      return { reply: text(400, `Request is missing required query parameter '${field.name}'`) };
    }
    const value = fromQuery(written, field);
    if (value === undefined) return { reply: text(400, `The query parameter '${field.name}' was malformed`) };
    values[field.name] = value;
  }
  if (!body) return { values };
  if (!isJson(request)) return { reply: text(400, 'The Content-Type must be application/json') };
  const fields = objectIn(request.body);
  if (!fields) return { reply: text(400, 'The request content was malformed: not a JSON object') };
  const violations = violationsIn(fields, body.fields);
  return violations.length > 0 ? { reply: json({ violations }) } : { values: { ...values, ...fields } };
}

/** An array is one comma-separated value: contract, "Later calls". */
function fromQuery(written: string, { type, items }: Field): unknown {
  if (type === 'array') {
    const all = written.split(',').map((one) => (items?.type === 'integer' ? integer(one) : one));
    return all.includes(undefined) ? undefined : all;
  }
  if (type === 'integer') return integer(written);
  if (type === 'boolean') return written === 'true' || written === 'false' ? written === 'true' : undefined;
  return written === '' ? undefined : written;
}

const integer = (written: string): number | undefined => (/^-?\d{1,15}$/.test(written) ? Number(written) : undefined);
