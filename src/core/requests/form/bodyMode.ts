import { buildRequest } from '../../operations/buildRequest';
import type { Schemas } from '../../operations/catalog';
import { sampled, type Json } from '../../operations/exampleValue';
import { isSecret } from '../../operations/sampleValues';
import { byHand } from './automated';
import { parseBody, parseDraft, type Draft } from './draft';
import { givenTexts, startingTexts } from './startingTexts';
import { fieldText, parseField } from './parseField';

/**
 * The draft with its body as a form or as JSON. Values are converted as far as they are valid; the others stay where they
 * were typed.
 */
export function convertBody(draft: Draft, mode: Draft['mode'], schemas: Schemas): Draft {
  if (mode === draft.mode || !draft.operation.body) return draft;
  return mode === 'json' ? toJson(draft, schemas) : toForm(draft, schemas);
}

function toJson(draft: Draft, schemas: Schemas): Draft {
  const { body: before, problem } = parseBody(draft.json);
  const inJson: Draft = { ...draft, mode: 'json' };
  if (problem !== undefined && draft.json.trim() !== '') return inJson;
  const { values } = parseDraft(draft, schemas);
  const fields = draft.operation.body?.fields ?? [];
  const typed = fields.flatMap(({ name }) => (Object.hasOwn(values, name) ? [[name, values[name]] as const] : []));
  const inexpressible = Object.entries(before ?? {}).filter(([name, value]) => {
    const field = fields.find((other) => other.name === name);
    return !field || fieldText(field, value, schemas) === undefined;
  });
  const body = Object.fromEntries([...inexpressible, ...typed]);
  const isUntouched = inexpressible.length === 0 && isAsItBegan(draft);
  const json = Object.keys(body).length > 0 && !isUntouched ? body : template(draft, schemas);
  return { ...inJson, json: JSON.stringify(json, undefined, 2) };
}

function toForm(draft: Draft, schemas: Schemas): Draft {
  const { body } = parseBody(draft.json);
  const inForm: Draft = { ...draft, mode: 'form' };
  if (!body) return inForm;
  const texts = { ...draft.texts };
  for (const field of draft.operation.body?.fields ?? []) {
    const { name } = field;
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    const invalid = parseField(field, texts[name] ?? '', schemas).problem !== undefined;
    if (value !== undefined) texts[name] = fieldText(field, value, schemas) ?? '';
    else if (!invalid) texts[name] = '';
  }
  return { ...inForm, texts };
}

/** `buildRequest` needs one; it is not part of a body. */
const PLACEHOLDER_URL = 'https://host.invalid';

function isAsItBegan({ operation, texts, now }: Draft): boolean {
  const start = startingTexts(operation, {}, now);
  const given = givenTexts(texts);
  return Object.keys({ ...start, ...given }).every((name) => start[name] === given[name]);
}

/** The catalog's example or the required fields, with samples as their values. */
function template({ operation, now }: Draft, schemas: Schemas): Json {
  const { body } = buildRequest(operation, { baseUrl: PLACEHOLDER_URL, schemas, now });
  return body ? withoutSecrets(byHand(sampled(body))) : {};
}

function withoutSecrets(value: Json): Json {
  return JSON.parse(JSON.stringify(value, (name, inner: Json) => (isSecret(name) ? undefined : inner))) as Json;
}
