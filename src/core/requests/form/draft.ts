import type { Field, Operation, Schemas } from '../../operations/catalog';
import { isSecret } from '../../operations/sampleValues';
import type { Json } from '../../operations/exampleValue';
import type { FieldView } from '../../sidebar/messages';
import { choicesOf, hintOf, kindOf, readField } from './fieldText';
import { readJson } from './jsonText';
import { isObject } from './valueProblem';

/** A request as a person types it. */
export interface Draft {
  readonly operation: Operation;
  /** As typed, by the name of the parameter or field. */
  readonly texts: Readonly<Record<string, string>>;
  /** How the body is written. */
  readonly mode: 'form' | 'json';
  /** The body, for mode `json`. */
  readonly json: string;
}

/** UTF-16 units. */
const LONGEST_TEXT = 64 * 1024;

export function newDraft(operation: Operation): Draft {
  return { operation, texts: {}, mode: 'form', json: '' };
}

/** The same draft where the text may not be kept: there is no such field, it holds a secret, or the text is far too long. */
export function withText(draft: Draft, field: string, text: string): Draft {
  const known = fieldsOf(draft.operation).some(({ name }) => name === field);
  if (!known || isSecret(field) || text.length > LONGEST_TEXT) return draft;
  return { ...draft, texts: { ...draft.texts, [field]: text } };
}

export function withJson(draft: Draft, text: string): Draft {
  return draft.operation.body && text.length <= LONGEST_TEXT ? { ...draft, json: text } : draft;
}

/** A draft as far as it can be read. */
export interface Reading {
  /** In mode `json` those of the query only. */
  readonly values: Readonly<Record<string, Json>>;
  /** Only in mode `json`. */
  readonly body?: Readonly<Record<string, Json>>;
  /** By field, in sentences. */
  readonly problems: Readonly<Record<string, string>>;
  readonly jsonProblem?: string;
  /** What is required and not given. */
  readonly missing: readonly string[];
}

export function readDraft(draft: Draft, schemas: Schemas): Reading {
  const { operation, texts, mode } = draft;
  const values: Record<string, Json> = {};
  const problems: Record<string, string> = {};
  const missing: string[] = [];
  for (const field of mode === 'json' ? operation.params : fieldsOf(operation)) {
    const { value, problem } = readField(field, texts[field.name] ?? '', schemas);
    if (value !== undefined) values[field.name] = value;
    else if (problem !== undefined) problems[field.name] = problem;
    else if (field.required) missing.push(field.name);
  }
  if (mode === 'form') return { values, problems, missing };
  const { body, problem } = readBody(draft.json);
  if (!body) return { values, problems, missing, jsonProblem: problem };
  const left = operation.body?.fields.filter(({ name, required }) => required && !Object.hasOwn(body, name)) ?? [];
  return { values, problems, missing: [...missing, ...left.map(({ name }) => name)], body };
}

type BodyReading =
  | { readonly body: Readonly<Record<string, Json>>; readonly problem?: never }
  | { readonly body?: never; readonly problem: string };

/** The types of its fields are not looked at: it is for what the form, and so the catalogue, can't say. */
export function readBody(json: string): BodyReading {
  if (json.trim() === '') return { problem: 'The body is empty: write a JSON object, in braces.' };
  const { value, problem } = readJson(json);
  if (problem !== undefined) return { problem };
  return isObject(value) ? { body: value } : { problem: 'The body has to be a JSON object, in braces.' };
}

export function fieldViews(
  draft: Draft,
  reading: Reading,
  offers: (field: Field) => FieldView['suggestions'],
): readonly FieldView[] {
  const { params, body } = draft.operation;
  const view = (field: Field, place: FieldView['place']): FieldView => {
    const { name, required } = field;
    const choices = choicesOf(field);
    const kind = kindOf(field);
    const known = kind === 'secret' || kind === 'choice' ? undefined : offers(field);
    const problem = reading.problems[name];
    return {
      name,
      place,
      required,
      kind,
      hint: hintOf(field),
      text: draft.texts[name] ?? '',
      ...(kind === 'choice' && choices ? { choices } : {}),
      ...(known ? { suggestions: known } : {}),
      ...(problem === undefined ? {} : { problem }),
    };
  };
  const ofBody = draft.mode === 'json' ? [] : (body?.fields ?? []);
  return [...params.map((field) => view(field, 'query')), ...ofBody.map((field) => view(field, 'body'))];
}

/** In a sentence; `undefined`: it can be sent as it is. */
export function validationMessage(draft: Draft, reading: Reading): string | undefined {
  const { operation } = draft;
  const secrets = secretsOf(operation);
  if (secrets.length > 0)
    return `${operation.path} needs a secret that is never typed here (${secrets.join(', ')}). Insert the snippet instead and fill it in there.`;
  const problem = Object.values(reading.problems)[0] ?? reading.jsonProblem;
  if (problem !== undefined) return problem;
  if (reading.missing.length === 0) return undefined;
  return `Fill in what is required: ${reading.missing.join(', ')}.`;
}

/** Without which it is pointless. A token call needs some of its optional ones, depending on the grant. */
function secretsOf(operation: Operation): readonly string[] {
  return fieldsOf(operation)
    .filter(({ name, required }) => isSecret(name) && (required || operation.kind === 'lifecycle'))
    .map(({ name }) => name);
}

export function fieldsOf({ params, body }: Operation): readonly Field[] {
  return [...params, ...(body?.fields ?? [])];
}
