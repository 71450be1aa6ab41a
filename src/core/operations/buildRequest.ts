import { UserFacingError } from '../platform/errors';
import { BodyBuilder } from './bodyBuilder';
import type { Field, Operation, Schemas } from './catalog';
import { givenValue, isChosen, type RequestOptions } from './requestOptions';
import { Slots } from './valueSlots';
import { encodeQuery, queryText } from './encodeQuery';
import type { Given, ObjectValue, Slot } from './exampleValue';
import { t } from '../platform/text';

export type { RequestOptions } from './requestOptions';

export interface QueryEntry {
  readonly name: string;
  /** A given value is a string: as it is meant, and encoded as it is sent. */
  readonly value: (Given & { readonly value: string; readonly encoded: string }) | Slot;
}

/** An operation with its values as data: independent of any language, and without a token. */
export interface RequestData {
  readonly operation: Operation;
  readonly method: 'GET' | 'POST';
  readonly baseUrl: string;
  readonly path: string;
  readonly query: readonly QueryEntry[];
  /** All but `Authorization`, in order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** `Authorization: Bearer` is needed. */
  readonly authorized: boolean;
  readonly body?: ObjectValue;
  /** How the body is written. The values of a form are texts. */
  readonly bodyFormat: 'json' | 'form';
  /** Of a page for a browser, instead of `query`: nothing is sent. */
  readonly page?: ObjectValue;
  /** Describe the response. */
  readonly schemas: Schemas;
}

/** Environments are validated; checked again because some dialects put the URL into raw text. */
const BASE_URL = /^https?:\/\/[a-z0-9.:[\]_~/-]+$/i;

/**
 * An operation → the request. A required value that isn't given becomes a slot; an optional one is omitted unless it is
 * chosen, given, or part of the catalog's example. What has no meaning with the other values is omitted too. A secret is never given: the sign-in reads it from an environment variable, any other operation has a slot.
 * @throws {UserFacingError} an invalid base URL, or a value that can't be part of a URL
 */
export function buildRequest(operation: Operation, options: RequestOptions): RequestData {
  if (!BASE_URL.test(options.baseUrl))
    throw new UserFacingError(
      'invalid-input',
      t("The environment's URL is invalid. Correct it in 'tradovate.environments'."),
      {
        remedies: ['open-settings'],
      },
    );
  const { method, path, params, body } = operation;
  const slots = new Slots(operation, options.suggestions ?? {}, options.now);
  const builder = new BodyBuilder(operation, options, slots);
  const page = operation.isPage ? asForm(builder.body(params)) : undefined;
  const query = page
    ? []
    : params.filter((field) => includes(field, options)).map((field) => queryEntry(field, options, slots));
  const bodyFormat = body?.contentType === undefined ? 'json' : 'form';
  return {
    operation,
    method,
    baseUrl: options.baseUrl,
    path,
    query,
    headers: [
      ['Accept', 'application/json'],
      ...(body === undefined ? [] : [['Content-Type', body.contentType ?? 'application/json'] as const]),
    ],
    authorized: operation.auth === 'bearer',
    ...(body === undefined
      ? {}
      : { body: bodyFormat === 'form' ? asForm(builder.body(body.fields)) : builder.body(body.fields) }),
    bodyFormat,
    ...(page ? { page } : {}),
    schemas: options.schemas,
  };
}

/** Its values as texts, which every language can carry. @throws {UserFacingError} a lone surrogate */
function asForm({ entries }: ObjectValue): ObjectValue {
  const asText = ([name, value]: ObjectValue['entries'][number]): ObjectValue['entries'][number] => {
    if (value.kind !== 'given') return [name, value];
    const text = queryText(value.value);
    encodeQuery(text);
    return [name, { kind: 'given', value: text }];
  };
  return { kind: 'object', entries: entries.map(asText) };
}

function includes({ name, required }: Field, options: RequestOptions): boolean {
  return required || isChosen(options, name) || givenValue(options, name) !== undefined;
}

function queryEntry(field: Field, options: RequestOptions, slots: Slots): QueryEntry {
  const given = givenValue(options, field.name);
  if (given === undefined) return { name: field.name, value: slots.ofQuery(field) };
  const value = queryText(given);
  // Throws here rather than in the middle of rendering.
  return { name: field.name, value: { kind: 'given', value, encoded: encodeQuery(value) } };
}
