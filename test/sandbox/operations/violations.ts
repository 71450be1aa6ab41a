import { fieldsOfSchema, type Field } from './catalog';

/** As the service writes it: contract, "Refusals with HTTP 200". */
export interface Violation {
  /** Name of the field, with the fields around it: `bracket1.price`. */
  readonly constraint: string;
  readonly value: unknown;
  readonly description: string;
}

type Values = Readonly<Record<string, unknown>>;

/** They belong to some types of order only, and are refused with any other. */
const PRICES: readonly string[] = ['price', 'stopPrice', 'pegDifference'];

/** Needed in practice, but without them something other than a list of violations is answered. */
const ANSWERED_ELSEWHERE: readonly string[] = ['params', 'splitResponses', 'entityTypes'];

/** What is missing, always, under conditions or in practice; what has a wrong value, is unknown, or doesn't belong. */
export function violationsIn(values: Values, fields: readonly Field[], path = ''): Violation[] {
  const found = fields.flatMap((field) => ofField(values, field, path));
  const known = new Set(['p-ticket', ...fields.map(({ name }) => name)]);
  const others = Object.keys(values).filter((name) => !known.has(name));
  return [...found, ...others.map((name) => violation(path + name, values[name], 'is not a field of this operation'))];
}

function ofField(values: Values, field: Field, path: string): Violation[] {
  const { name } = field;
  const constraint = path + name;
  const value = values[name];
  if (value === undefined) {
    const isNeeded = field.required || isRequired(field, values);
    return isNeeded ? [violation(constraint, null, 'is required')] : [];
  }
  if (PRICES.includes(name) && field.requiredWhen && !meets(field.requiredWhen, values)) {
    return [violation(constraint, value, `does not belong to ${String(values['orderType'])}`)];
  }
  return ofValue(value, field, constraint);
}

function isRequired(field: Field, values: Values): boolean {
  const { requiredWhen, requiredUnless, neededInPractice, name } = field;
  if (neededInPractice && !ANSWERED_ELSEWHERE.includes(name)) return true;
  return (requiredWhen && meets(requiredWhen, values)) ?? (requiredUnless ? !meets(requiredUnless, values) : false);
}

function meets(conditions: NonNullable<Field['requiredWhen']>, values: Values): boolean {
  return Object.entries(conditions).every(([name, allowed]) => allowed.some((one) => one === values[name]));
}

function ofValue(value: unknown, field: Omit<Field, 'name' | 'required'>, path: string): Violation[] {
  const { ref, type, items, enum: choices, minItems = 0, maxItems = Infinity } = field;
  if (ref !== undefined) {
    if (!isObject(value)) return [violation(path, value, 'must be an object')];
    const fields = fieldsOfSchema(ref);
    return fields.length > 0 ? violationsIn(value, fields, `${path}.`) : [];
  }
  if (type === 'array') {
    if (!Array.isArray(value)) return [violation(path, value, 'must be a list')];
    if (value.length < minItems || value.length > maxItems) return [violation(path, value, 'has a wrong length')];
    return items ? value.flatMap((one, index) => ofValue(one, items, `${path}[${index}]`)) : [];
  }
  if (choices) return choices.some((one) => one === value) ? [] : [violation(path, value, 'is not one of its values')];
  const problem = problemOf(value, field);
  return problem === undefined ? [] : [violation(path, value, problem)];
}

/** Whether a plain value has the right type and size. */
function problemOf(value: unknown, field: Omit<Field, 'name' | 'required'>): string | undefined {
  const { type, format, maxLength = Infinity, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = field;
  if (type === 'object') return isObject(value) ? undefined : 'must be an object';
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'must be a boolean';
  if (type === 'integer' || type === 'number') {
    const isNumber = type === 'integer' ? Number.isSafeInteger(value) : typeof value === 'number';
    if (!isNumber) return `must be ${type === 'integer' ? 'an integer' : 'a number'}`;
    const number = value as number;
    if (minimum !== undefined && (exclusiveMinimum ? number <= minimum : number < minimum)) return 'is too small';
    if (maximum !== undefined && (exclusiveMaximum ? number >= maximum : number > maximum)) return 'is too large';
    return undefined;
  }
  if (typeof value !== 'string') return 'must be a string';
  if (value.length > maxLength) return 'is too long';
  return format === 'date-time' && !/^\d{4}-\d\d-\d\d/.test(value) ? 'must be a date and time' : undefined;
}

const violation = (constraint: string, value: unknown, description: string): Violation => ({
  constraint,
  value: value ?? null,
  description,
});

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
