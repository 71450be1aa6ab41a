import { cleanQuotation } from '../../platform/errors';
import type { Field, Schemas } from '../../operations/catalog';
import { isSecret } from '../../operations/sampleValues';
import { elementOf } from '../../operations/valueSlots';
import { queryText } from '../../operations/encodeQuery';
import type { Json } from '../../operations/exampleValue';
import type { FieldView } from '../../sidebar/messages';
import { readJson } from './jsonText';
import { leastOf, neverTyped, valueProblem } from './valueProblem';

/** How a field is typed. */
export function kindOf(field: Field): FieldView['kind'] {
  const { name, type, ref, items, format } = field;
  if (isSecret(name)) return 'secret';
  if (ref !== undefined || type === 'object') return 'json';
  if (type === 'array') return items?.type === undefined || /array|object/.test(items.type) ? 'json' : 'list';
  if (choicesOf(field)) return 'choice';
  if (format === 'date-time') return 'date';
  return type === 'integer' || type === 'number' ? 'number' : 'text';
}

export function choicesOf({ type, enum: choices }: Field): readonly string[] | undefined {
  return choices ?? (type === 'boolean' ? ['true', 'false'] : undefined);
}

/** Type and limits in words. */
export function hintOf(field: Field): string {
  switch (kindOf(field)) {
    case 'secret':
      return 'secret, never typed here';
    case 'choice':
      return ''; // its list says it
    case 'date':
      return 'date and time, e.g. 2026-01-05T14:30:00Z';
    case 'list':
      return `list of ${typeOf(elementOf(field))}s, comma-separated`;
    case 'json':
      return field.type === 'array' ? `list of ${typeOf(elementOf(field))} as JSON` : `${typeOf(field)} as JSON`;
    default:
      return [typeOf(field), ...limitsOf(field)].join(', ');
  }
}

function typeOf({ ref, type = 'string' }: Field): string {
  return ref ?? (type === 'string' ? 'text' : type);
}

function limitsOf(field: Field): readonly string[] {
  const { minimum, maximum, maxLength } = field;
  return [
    ...(minimum === undefined ? [] : [leastOf(field, minimum)]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
  ];
}

/** Neither: it is not given. */
export interface FieldReading {
  readonly value?: Json;
  /** In a sentence. */
  readonly problem?: string;
}

/** What is typed for a field → its value. Spaces around it count only in a text. */
export function readField(field: Field, text: string, schemas: Schemas): FieldReading {
  const kind = kindOf(field);
  const typed = kind === 'text' ? text : text.trim();
  if (typed === '') return {};
  if (kind === 'secret') return { problem: neverTyped(field.name) };
  const read = kind === 'json' ? readJson(typed) : kind === 'list' ? readList(field, typed) : readScalar(field, typed);
  if (read.value === undefined) return read;
  const problem = valueProblem(field, read.value, schemas);
  return problem === undefined ? read : { problem };
}

function readList(field: Field, text: string): FieldReading {
  const values: Json[] = [];
  for (const item of text.split(',')) {
    const typed = item.trim();
    if (typed === '') return { problem: `${field.name} has an empty entry: put one comma between two entries.` };
    const { value, problem } = readScalar(elementOf(field), typed);
    if (value === undefined) return problem === undefined ? {} : { problem };
    values.push(value);
  }
  return { value: values };
}

function readScalar({ name, type }: Field, text: string): FieldReading {
  switch (type) {
    case 'boolean':
      return /^(?:true|false)$/.test(text)
        ? { value: text === 'true' }
        : { problem: `${name} has to be true or false.` };
    case 'integer':
      return /^-?\d+$/.test(text)
        ? { value: numberOf(text) }
        : { problem: `${quoted(text)} is not a whole number: write it in digits, as in 1000.` };
    case 'number':
      if (!/^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text))
        return { problem: `${quoted(text)} is not a number: write it in digits with a point, as in 5000.25.` };
      return isExact(text)
        ? { value: numberOf(text) }
        : { problem: `${quoted(text)} has so many digits that JSON would change it.` };
    default:
      return { value: text };
  }
}

/** `-0` is 0 in JSON. */
function numberOf(text: string): number {
  return Number(text) + 0;
}

/** Up to 15 digits always are. */
function isExact(text: string): boolean {
  return text.replace(/\D/g, '').length <= 15 || String(Number(text)) === text;
}

function quoted(text: string): string {
  return `“${cleanQuotation(text).slice(0, 40)}”`;
}

/** A value as it would be typed; `undefined`: it can't be. */
export function textOf(field: Field, value: Json, schemas: Schemas): string | undefined {
  const text = kindOf(field) === 'json' ? JSON.stringify(value, undefined, 2) : queryText(value);
  const read = readField(field, text, schemas).value;
  return read !== undefined && JSON.stringify(read) === JSON.stringify(value) ? text : undefined;
}
