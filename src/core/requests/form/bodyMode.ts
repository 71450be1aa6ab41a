import type { Operation, Schemas } from '../../operations/catalog';
import { buildRequest } from '../../operations/buildRequest';
import { isSecret } from '../../operations/sampleValues';
import { sampled, type Json } from '../../operations/exampleValue';
import { readBody, readDraft, type Draft } from './draft';
import { readField, textOf } from './fieldText';

/**
 * The draft with its body written in another way. Values are carried over as far as they can be read; what can't be is
 * kept where it was typed.
 */
export function convertBody(draft: Draft, mode: Draft['mode'], schemas: Schemas): Draft {
  if (mode === draft.mode || !draft.operation.body) return draft;
  return mode === 'json' ? toJson(draft, schemas) : toForm(draft, schemas);
}

function toJson(draft: Draft, schemas: Schemas): Draft {
  const { body: before, problem } = readBody(draft.json);
  const inJson: Draft = { ...draft, mode: 'json' };
  if (problem !== undefined && draft.json.trim() !== '') return inJson;
  const { values } = readDraft(draft, schemas);
  const fields = draft.operation.body?.fields ?? [];
  const typed = fields.flatMap(({ name }) => (Object.hasOwn(values, name) ? [[name, values[name]] as const] : []));
  const unsaid = Object.entries(before ?? {}).filter(([name, value]) => {
    const field = fields.find((one) => one.name === name);
    return !field || textOf(field, value, schemas) === undefined;
  });
  const body = Object.fromEntries([...unsaid, ...typed]);
  const shown = Object.keys(body).length > 0 ? body : template(draft.operation, schemas);
  return { ...inJson, json: JSON.stringify(shown, undefined, 2) };
}

function toForm(draft: Draft, schemas: Schemas): Draft {
  const { body } = readBody(draft.json);
  const inForm: Draft = { ...draft, mode: 'form' };
  if (!body) return inForm;
  const texts = { ...draft.texts };
  for (const field of draft.operation.body?.fields ?? []) {
    const { name } = field;
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    const unreadable = readField(field, texts[name] ?? '', schemas).problem !== undefined;
    if (value !== undefined) texts[name] = textOf(field, value, schemas) ?? '';
    else if (!unreadable) texts[name] = '';
  }
  return { ...inForm, texts };
}

/** The address is not part of a body. */
const NOWHERE = 'https://host.invalid';

/** What is required, with samples in it. */
function template(operation: Operation, schemas: Schemas): Json {
  const { body } = buildRequest(operation, { baseUrl: NOWHERE, schemas });
  return body ? withoutSecrets(sampled(body)) : {};
}

function withoutSecrets(value: Json): Json {
  return JSON.parse(JSON.stringify(value, (name, inner: Json) => (isSecret(name) ? undefined : inner))) as Json;
}
