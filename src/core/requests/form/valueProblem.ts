import type { Field, Schemas } from '../../operations/catalog';
import type { Json } from '../../operations/exampleValue';
import { isSecret } from '../../operations/sampleValues';
import { elementOf } from '../../operations/valueSlots';
import { isRecord } from '../../platform/isRecord';
import { t, type Text } from '../../platform/text';
import { dateProblem } from './dateProblem';

/**
 * Why a value is not valid for a field. Objects and lists are checked down to their leaves.
 * @param path of the value, as the message names it: `orders[0].price`
 */
export function valueProblem(field: Field, value: Json, schemas: Schemas, path = field.name): Text | undefined {
  if (field.type === 'array') {
    if (!Array.isArray(value)) return t("'{0}' must be a list, in square brackets.", path);
    return (
      listProblem(field, value, path) ??
      firstProblem(value as readonly Json[], (item, index) =>
        valueProblem(elementOf(field), item, schemas, `${path}[${index}]`),
      )
    );
  }
  if (field.ref !== undefined || field.type === 'object') {
    if (!isObject(value)) return t("'{0}' must be an object, in braces.", path);
    return firstProblem(schemas.get(field.ref ?? '') ?? [], (member) => memberProblem(member, value, schemas, path));
  }
  return scalarProblem(field, value, path) ?? jsonTextProblem(field, value, schemas, path);
}

/** A text that holds JSON of a schema: `params` of a strategy. */
function jsonTextProblem({ name, json }: Field, value: Json, schemas: Schemas, path: string): Text | undefined {
  if (json === undefined || typeof value !== 'string') return undefined;
  let parsed: Json;
  try {
    parsed = JSON.parse(value) as Json;
  } catch {
    return t("'{0}' must be JSON as text.", path);
  }
  return valueProblem({ name, required: true, ref: json }, parsed, schemas, path);
}

export function secretProblem(path: string): Text {
  return t("'{0}' is a secret, which can't be entered here. Insert the snippet and add it there.", path);
}

export function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return isRecord(value);
}

function memberProblem(
  member: Field,
  object: Readonly<Record<string, Json>>,
  schemas: Schemas,
  parent: string,
): Text | undefined {
  const path = `${parent}.${member.name}`;
  const value = Object.hasOwn(object, member.name) ? object[member.name] : undefined;
  if (value !== undefined) return valueProblem(member, value, schemas, path);
  if (!member.required) return undefined;
  return isSecret(member.name) ? secretProblem(path) : t("'{0}' is required.", path);
}

function scalarProblem(field: Field, value: Json, path: string): Text | undefined {
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : t("'{0}' must be true or false.", path);
    case 'integer':
    case 'number':
      return typeof value === 'number' ? numberProblem(field, value, path) : t("'{0}' must be a number.", path);
    default:
      return typeof value === 'string' ? stringProblem(field, value, path) : t("'{0}' must be a string.", path);
  }
}

function numberProblem(field: Field, value: number, path: string): Text | undefined {
  if (field.type === 'integer') {
    if (!Number.isInteger(value)) return t("'{0}' must be a whole number.", path);
    if (!Number.isSafeInteger(value)) return t("'{0}' is too large to be represented exactly in JSON.", path);
    if (field.format === 'int32' && value !== (value | 0))
      return t("'{0}' must be between {1} and {2}.", path, -(2 ** 31), 2 ** 31 - 1);
  }
  const { minimum, exclusiveMinimum = false, maximum, exclusiveMaximum = false } = field;
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum)) {
    const { bound, exclusive } = lowerBound(field, minimum);
    return exclusive
      ? t("'{0}' must be greater than {1}.", path, bound)
      : t("'{0}' must be at least {1}.", path, bound);
  }
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum))
    return exclusiveMaximum
      ? t("'{0}' must be less than {1}.", path, maximum)
      : t("'{0}' must be at most {1}.", path, maximum);
  return undefined;
}

/** The minimum as users think of it: a whole number greater than 0 is at least 1. */
export function lowerBound(
  { type, exclusiveMinimum = false }: Field,
  minimum: number,
): { readonly bound: number; readonly exclusive: boolean } {
  const whole = type === 'integer' && Number.isInteger(minimum);
  return exclusiveMinimum && whole
    ? { bound: minimum + 1, exclusive: false }
    : { bound: minimum, exclusive: exclusiveMinimum };
}

function stringProblem(field: Field, value: string, path: string): Text | undefined {
  if (/\p{Cs}/u.test(value)) return t("'{0}' contains an invalid character (lone surrogate).", path);
  if (field.enum && !field.enum.includes(value)) return t("'{0}' must be one of: {1}.", path, field.enum.join(', '));
  if (field.maxLength !== undefined && value.length > field.maxLength)
    return t("'{0}' must be at most {1} characters (currently {2}).", path, field.maxLength, value.length);
  if (field.minLength !== undefined && value.length < field.minLength)
    return t("'{0}' must be at least {1} characters (currently {2}).", path, field.minLength, value.length);
  if (field.pattern !== undefined && !new RegExp(field.pattern, 'u').test(value))
    return t("'{0}' must match the pattern {1}.", path, field.pattern);
  return field.format === 'date-time' ? dateProblem(value, path) : undefined;
}

function listProblem(
  { minItems = 0, maxItems = Infinity }: Field,
  value: readonly unknown[],
  path: string,
): Text | undefined {
  if (value.length < minItems)
    return minItems === 1
      ? t("'{0}' must not be empty.", path)
      : t("'{0}' must have at least {1} entries.", path, minItems);
  return value.length > maxItems ? t("'{0}' must have at most {1} entries.", path, maxItems) : undefined;
}

function firstProblem<T>(list: readonly T[], check: (item: T, index: number) => Text | undefined): Text | undefined {
  for (const [index, item] of list.entries()) {
    const problem = check(item, index);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
