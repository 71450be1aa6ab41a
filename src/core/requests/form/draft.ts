import { fieldsOf, type Field, type Operation, type Schemas } from '../../operations/catalog';
import { belongs, isNeeded, type SiblingValues } from '../../operations/conditions';
import type { Json } from '../../operations/exampleValue';
import { isSecret } from '../../operations/sampleValues';
import { t, type Text } from '../../platform/text';
import { unsendableMessage } from '../send/unsendable';
import { bodyProblem } from './bodyProblem';
import { parseField } from './parseField';
import { parseJson } from './parseJson';
import { secretsMessage } from './secretsMessage';
import { followStart, givenTexts, startingTexts } from './startingTexts';
import { MAX_TEXT_LENGTH } from './textLimit';
import { isObject } from './valueProblem';

/** A request as the user types it. */
export interface Draft {
  readonly operation: Operation;
  /** ms since 1970, when the form was opened last: its samples name what is traded then. */
  readonly now: number;
  /** As typed, by the name of the parameter or field. */
  readonly texts: Readonly<Record<string, string>>;
  /** How the body is written. */
  readonly mode: 'form' | 'json';
  /** The body in mode `json`, as typed. */
  readonly json: string;
}

/** @param now ms since 1970 */
export function newDraft(operation: Operation, now: number): Draft {
  return { operation, now, texts: startingTexts(operation, {}, now), mode: 'form', json: '' };
}

/** As it was left, with the samples of another time where nothing was typed. @param now ms since 1970 */
export function reopenedDraft(draft: Draft, now: number): Draft {
  const { operation, texts } = draft;
  const startAt = (at: number) => startingTexts(operation, texts, at);
  return { ...draft, now, texts: followStart(texts, startAt(draft.now), startAt(now)) };
}

/** Unchanged if the text can't be kept: the field doesn't exist or holds a secret, or the text is too long. */
export function withText(draft: Draft, field: string, text: string): Draft {
  const exists = fieldsOf(draft.operation).some(({ name }) => name === field);
  if (!exists || isSecret(field) || text.length > MAX_TEXT_LENGTH) return draft;
  const { operation, now } = draft;
  const texts = { ...draft.texts, [field]: text };
  return {
    ...draft,
    texts: followStart(texts, startingTexts(operation, draft.texts, now), startingTexts(operation, texts, now)),
  };
}

export function withJson(draft: Draft, text: string): Draft {
  return draft.operation.body && text.length <= MAX_TEXT_LENGTH ? { ...draft, json: text } : draft;
}

/** The values of a draft, as far as they are valid. */
export interface DraftValues {
  /** In mode `json` those of the query only. */
  readonly values: Readonly<Record<string, Json>>;
  /** Only in mode `json`. */
  readonly body?: Readonly<Record<string, Json>>;
  /** By name of the field. */
  readonly problems: Readonly<Record<string, Text>>;
  readonly jsonProblem?: Text;
  /** Names of required fields that have no value. */
  readonly missing: readonly string[];
}

export function parseDraft(draft: Draft, schemas: Schemas): DraftValues {
  const { operation, texts, mode } = draft;
  const values: Record<string, Json> = {};
  const problems: Record<string, Text> = {};
  const given = givenTexts(texts);
  const fields = (mode === 'json' ? operation.params : fieldsOf(operation)).filter((field) => belongs(field, given));
  for (const field of fields) {
    const { value, problem } = parseField(field, texts[field.name] ?? '', schemas);
    if (value !== undefined) values[field.name] = value;
    else if (problem !== undefined) problems[field.name] = problem;
  }
  const bodyFields = operation.body?.fields ?? [];
  const lacks = (values: SiblingValues, fields: readonly Field[]) =>
    fields.filter((field) => !Object.hasOwn(values, field.name) && isNeeded(field, values)).map(({ name }) => name);
  const missing = lacks({ ...values, ...problems }, fields);
  if (mode === 'form') {
    const misfit = bodyProblem(bodyFields, values, schemas, draft.now);
    if (!misfit) return { values, problems, missing };
    const { [misfit.field]: _, ...others } = values;
    return { values: others, problems: { ...problems, [misfit.field]: misfit.problem }, missing };
  }
  const { body, problem } = parseBody(draft.json);
  if (!body) return { values, problems, missing, jsonProblem: problem };
  const misfit = bodyProblem(bodyFields, body, schemas, draft.now);
  return {
    ...{ values, problems, body },
    missing: [...missing, ...lacks(body, bodyFields)],
    ...(misfit ? { jsonProblem: misfit.problem } : {}),
  };
}

type ParsedBody =
  | { readonly body: Readonly<Record<string, Json>>; readonly problem?: never }
  | { readonly body?: never; readonly problem: Text };

/** The types of its fields are not checked: JSON is for bodies that the catalog, and so the form, can't express. */
export function parseBody(json: string): ParsedBody {
  if (json.trim() === '') return { problem: t('Enter a JSON object.') };
  const { value, problem } = parseJson(json);
  if (problem !== undefined) return { problem };
  return isObject(value) ? { body: value } : { problem: t('The body must be a JSON object, in braces.') };
}

/** Why the request can't be sent as it is; `undefined` if it can. */
export function validationMessage({ operation }: Draft, values: DraftValues): Text | undefined {
  const unsendable = unsendableMessage(operation) ?? secretsMessage(operation);
  if (unsendable) return unsendable;
  const problem = Object.values(values.problems)[0] ?? values.jsonProblem;
  if (problem !== undefined) return problem;
  const [first, ...more] = values.missing;
  if (first === undefined) return undefined;
  return more.length === 0
    ? t("'{0}' is required.", first)
    : t('Required fields are empty: {0}.', values.missing.join(', '));
}
