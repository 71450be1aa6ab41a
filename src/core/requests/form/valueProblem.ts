import type { Field, Schemas } from '../../operations/catalog';
import { isSecret } from '../../operations/sampleValues';
import { elementOf } from '../../operations/valueSlots';
import type { Json } from '../../operations/exampleValue';

/** What is wrong with a value for a field, in a sentence; what a field refers to is looked into as well. */
export function valueProblem(field: Field, value: Json, schemas: Schemas, at = field.name): string | undefined {
  if (field.type === 'array') {
    if (!Array.isArray(value)) return `${at} has to be a list, in square brackets.`;
    return first(value as readonly Json[], (item, index) =>
      valueProblem(elementOf(field), item, schemas, `${at}[${index}]`),
    );
  }
  if (field.ref !== undefined || field.type === 'object') {
    if (!isObject(value)) return `${at} has to be an object, in braces.`;
    return first(schemas.get(field.ref ?? '') ?? [], (inner) => memberProblem(inner, value, schemas, at));
  }
  return scalarProblem(field, value, at);
}

export function neverTyped(name: string): string {
  return `${name} is never typed here, because it is a secret: insert the snippet and fill it in there.`;
}

export function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberProblem(
  field: Field,
  object: Readonly<Record<string, Json>>,
  schemas: Schemas,
  within: string,
): string | undefined {
  const at = `${within}.${field.name}`;
  const value = Object.hasOwn(object, field.name) ? object[field.name] : undefined;
  if (value !== undefined) return valueProblem(field, value, schemas, at);
  if (!field.required) return undefined;
  return isSecret(field.name) ? neverTyped(at) : `${at} is missing.`;
}

function scalarProblem(field: Field, value: Json, at: string): string | undefined {
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `${at} has to be true or false.`;
    case 'integer':
    case 'number':
      return typeof value === 'number' ? numberProblem(field, value, at) : `${at} has to be a number.`;
    default:
      return typeof value === 'string' ? textProblem(field, value, at) : `${at} has to be a text, in quotes.`;
  }
}

function numberProblem(field: Field, value: number, at: string): string | undefined {
  if (field.type === 'integer') {
    if (!Number.isInteger(value)) return `${at} has to be a whole number.`;
    if (!Number.isSafeInteger(value)) return `${at} has so many digits that JSON would change it.`;
    if (field.format === 'int32' && value !== (value | 0))
      return `${at} has to be a number from ${-(2 ** 31)} to ${2 ** 31 - 1}.`;
  }
  const { minimum, exclusiveMinimum = false, maximum } = field;
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum))
    return `${at} has to be ${leastOf(field, minimum)}.`;
  if (maximum !== undefined && value > maximum) return `${at} has to be at most ${maximum}.`;
  return undefined;
}

/** `at least 1`, `more than 0`. */
export function leastOf({ type, exclusiveMinimum = false }: Field, minimum: number): string {
  if (!exclusiveMinimum) return `at least ${minimum}`;
  return type === 'integer' && Number.isInteger(minimum) ? `at least ${minimum + 1}` : `more than ${minimum}`;
}

function textProblem(field: Field, text: string, at: string): string | undefined {
  if (/\p{Cs}/u.test(text)) return `${at} holds half a character (a lone surrogate), which can’t be sent.`;
  if (field.enum && !field.enum.includes(text)) return `${at} has to be one of: ${field.enum.join(', ')}.`;
  if (field.maxLength !== undefined && text.length > field.maxLength)
    return `${at} can have at most ${field.maxLength} characters, and this has ${text.length}.`;
  return field.format === 'date-time' ? dateProblem(text, at) : undefined;
}

const EXAMPLE = '2026-01-05T14:30:00Z';
const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/;

/** A time without a zone would be read as another time on each machine. */
function dateProblem(text: string, at: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${at} needs a time and its zone behind the date, as in ${EXAMPLE}.`;
  const [, year, month, day, zone] = DATE_TIME.exec(text) ?? [];
  if (day === undefined) return `${at} has to be a date and time, as in ${EXAMPLE}.`;
  if (zone === undefined) return `${at} needs a zone: add Z for UTC, as in ${EXAMPLE}.`;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists && !Number.isNaN(Date.parse(text)) ? undefined : `${at} is a date or time that does not exist.`;
}

function first<T>(list: readonly T[], problem: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of list.entries()) {
    const found = problem(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
