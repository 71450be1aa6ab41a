import type { Field, Schemas } from '../../operations/catalog';
import { queryText } from '../../operations/encodeQuery';
import type { Json } from '../../operations/exampleValue';
import { elementOf } from '../../operations/valueSlots';
import { cleanQuotation } from '../../platform/errors';
import { t, type Text } from '../../platform/text';
import { isExactNumber } from './exactNumber';
import { fieldKind } from './fieldKind';
import { parseJson } from './parseJson';
import { secretProblem, valueProblem } from './valueProblem';

/** Neither a value nor a problem: the field is empty. */
export interface ParsedField {
  readonly value?: Json;
  readonly problem?: Text;
}

/** What is typed for a field → its value. Surrounding spaces count only in a text. */
export function parseField(field: Field, text: string, schemas: Schemas): ParsedField {
  const kind = fieldKind(field);
  const typed = kind === 'text' ? text : text.trim();
  if (typed === '') return {};
  if (kind === 'secret') return { problem: secretProblem(field.name) };
  const parsed =
    kind === 'json' ? parseJson(typed) : kind === 'list' ? parseList(field, typed) : parseScalar(field, typed);
  if (parsed.value === undefined) return parsed;
  const problem = valueProblem(field, parsed.value, schemas);
  return problem === undefined ? parsed : { problem };
}

function parseList(field: Field, text: string): ParsedField {
  const values: Json[] = [];
  for (const item of text.split(',')) {
    const typed = item.trim();
    if (typed === '') return { problem: t("'{0}' has an empty entry. Put one comma between entries.", field.name) };
    const { value, problem } = parseScalar(elementOf(field), typed);
    if (value === undefined) return problem === undefined ? {} : { problem };
    values.push(value);
  }
  return { value: values };
}

function parseScalar({ name, type }: Field, text: string): ParsedField {
  switch (type) {
    case 'boolean':
      return /^(?:true|false)$/.test(text)
        ? { value: text === 'true' }
        : { problem: t("'{0}' must be true or false.", name) };
    case 'integer':
      return /^-?\d+$/.test(text)
        ? { value: numberOf(text) }
        : { problem: t("'{0}' isn't a whole number. Use digits only, e.g. {1}.", excerpt(text), '1000') };
    case 'number':
      if (!/^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text))
        return {
          problem: t("'{0}' isn't a number. Use digits and a decimal point, e.g. {1}.", excerpt(text), '5000.25'),
        };
      return isExactNumber(text)
        ? { value: numberOf(text) }
        : { problem: t("'{0}' has too many digits to be represented exactly in JSON.", excerpt(text)) };
    default:
      return { value: text };
  }
}

/** `-0` is 0 in JSON. */
function numberOf(text: string): number {
  return Number(text) + 0;
}

const MAX_EXCERPT_LENGTH = 40;

function excerpt(text: string): string {
  return cleanQuotation(text).slice(0, MAX_EXCERPT_LENGTH);
}

/** A value as it would be typed; `undefined` if the field can't express it. */
export function fieldText(field: Field, value: Json, schemas: Schemas): string | undefined {
  const text = fieldKind(field) === 'json' ? JSON.stringify(value, undefined, 2) : queryText(value);
  const parsed = parseField(field, text, schemas).value;
  return parsed !== undefined && JSON.stringify(parsed) === JSON.stringify(value) ? text : undefined;
}
