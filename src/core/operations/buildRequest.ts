import { UserFacingError } from '../platform/errors';
import type { Field, Operation, Schemas } from './catalog';
import { credentialVariables, isSecret } from './sampleValues';
import { elementOf, Slots, type SuggestedValues } from './valueSlots';
import { encodeQuery, queryText } from './encodeQuery';
import type { Given, Json, ObjectValue, Slot, Value } from './exampleValue';
import { t } from '../platform/text';

export interface RequestOptions {
  /** Ends in `/v1`: of the environment, or the account's own host. */
  readonly baseUrl: string;
  readonly schemas: Schemas;
  /** By the name of the parameter or field. Unknown names are ignored. */
  readonly values?: Readonly<Record<string, Json>>;
  /** The whole body, instead of the fields: it may contain members that the catalog lacks. */
  readonly body?: Readonly<Record<string, Json>>;
  /** Which of the optional parameters and fields to include. */
  readonly optional?: 'none' | 'all' | readonly string[];
  /** Choices at the tab stops. */
  readonly suggestions?: SuggestedValues;
}

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
  /** Describe the response. */
  readonly schemas: Schemas;
}

/** Environments are validated; checked again because some dialects put the URL into raw text. */
const BASE_URL = /^https?:\/\/[a-z0-9.:[\]_~/-]+$/i;

/**
 * An operation → the request. A required value that isn't given becomes a slot; an optional one is omitted unless it is
 * chosen or given. A secret is never given: the sign-in reads it from an environment variable, any other operation has a slot.
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
  const builder = new Builder(operation, options);
  const { method, path, params, body } = operation;
  const query = params.filter((field) => builder.includes(field)).map((field) => builder.queryEntry(field));
  return {
    operation,
    method,
    baseUrl: options.baseUrl,
    path,
    query,
    headers: [
      ['Accept', 'application/json'],
      ...(body === undefined ? [] : [['Content-Type', 'application/json'] as const]),
    ],
    authorized: operation.auth === 'bearer',
    ...(body === undefined ? {} : { body: builder.body(body.fields) }),
    schemas: options.schemas,
  };
}

/** Used for one `buildRequest`. */
class Builder {
  readonly #slots: Slots;

  constructor(
    private readonly operation: Operation,
    private readonly options: RequestOptions,
  ) {
    this.#slots = new Slots(operation, options.suggestions ?? {});
  }

  includes(field: Field): boolean {
    const { optional = 'none' } = this.options;
    if (field.required || optional === 'all' || this.#given(field.name) !== undefined) return true;
    return optional !== 'none' && optional.includes(field.name);
  }

  queryEntry(field: Field): QueryEntry {
    const given = this.#given(field.name);
    if (given === undefined) return { name: field.name, value: this.#slots.ofQuery(field) };
    const value = queryText(given);
    // Throws here rather than in the middle of rendering.
    return { name: field.name, value: { kind: 'given', value, encoded: encodeQuery(value) } };
  }

  body(fields: readonly Field[]): ObjectValue {
    const credentials = Object.entries(this.#variables).map(([name, variable]): [string, Value] => [
      name,
      { kind: 'variable', variable, numeric: name === 'cid' },
    ]);
    const { body } = this.options;
    const others = body ? this.#givenBody(body) : this.#fieldValues(fields);
    return { kind: 'object', entries: [...credentials, ...others] };
  }

  get #variables(): Readonly<Record<string, string>> {
    return this.operation.handledBySession === 'sign-in' ? credentialVariables : {};
  }

  #givenBody(body: Readonly<Record<string, Json>>): readonly [string, Value][] {
    return Object.entries(body)
      .filter(([name]) => !isSecret(name) && !Object.hasOwn(this.#variables, name))
      .map(([name, value]) => [name, { kind: 'given', value }]);
  }

  #fieldValues(fields: readonly Field[]): readonly [string, Value][] {
    return fields
      .filter((field) => !Object.hasOwn(this.#variables, field.name) && this.includes(field))
      .map((field) => {
        const value = this.#given(field.name);
        return [field.name, value === undefined ? this.#value(field, []) : { kind: 'given', value }];
      });
  }

  #given(name: string): Json | undefined {
    const { values } = this.options;
    return values && Object.hasOwn(values, name) && !isSecret(name) ? values[name] : undefined;
  }

  /** @param parents schemas around this value: a recursive one is not expanded again */
  #value(field: Field, parents: readonly string[]): Value {
    if (field.type === 'array') return { kind: 'array', items: [this.#value(elementOf(field), parents)] };
    if (field.ref === undefined && field.type !== 'object') return this.#slots.of(field);
    const { ref = '' } = field;
    const fields = parents.includes(ref) ? [] : (this.options.schemas.get(ref) ?? []);
    const entries = fields
      .filter(({ required }) => required)
      .map((inner): [string, Value] => [inner.name, this.#value(inner, [...parents, ref])]);
    return { kind: 'object', entries };
  }
}
