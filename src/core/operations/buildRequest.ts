import { UserFacingError } from '../platform/errors';
import type { Field, Operation, Schemas } from './catalog';
import { credentialVariables, isSecret } from './sampleValues';
import { elementOf, Slots, type Known } from './valueSlots';
import { encodeQuery, queryText } from './encodeQuery';
import type { Given, Json, ObjectValue, Slot, Value } from './exampleValue';
import { t } from '../platform/text';

export interface RequestOptions {
  /** Ends in `/v1`: of the environment, or the host that the service named. */
  readonly baseUrl: string;
  readonly schemas: Schemas;
  /** What is already known, by the name of the parameter or field; names that the operation lacks are passed over. */
  readonly values?: Readonly<Record<string, Json>>;
  /** The whole body as a person has written it: it takes the place of the fields, so it may hold what they lack. */
  readonly body?: Readonly<Record<string, Json>>;
  /** Which of the optional parameters and fields come along. */
  readonly optional?: 'none' | 'all' | readonly string[];
  /** Offered at the tab stops. */
  readonly known?: Known;
}

export interface QueryEntry {
  readonly name: string;
  /** A given one is always a string, as it is meant and as it travels. */
  readonly value: (Given & { readonly value: string; readonly encoded: string }) | Slot;
}

/** An operation with its values, as data: nothing of any language in it, and no token. */
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
  /** What describes the answer. */
  readonly schemas: Schemas;
}

/** Plain by construction of the environments; looked at again because some dialects put it into raw text. */
const BASE_URL = /^https?:\/\/[a-z0-9.:[\]_~/-]+$/i;

/**
 * An operation → the request. What is required and not given becomes a slot; what is optional is left out unless chosen
 * or given. A secret field is never given: the token request takes each field from an environment variable, every other
 * operation leaves a slot.
 * @throws {UserFacingError} a base URL that is none, or a value that a URL cannot carry
 */
export function buildRequest(operation: Operation, options: RequestOptions): RequestData {
  if (!BASE_URL.test(options.baseUrl))
    throw new UserFacingError(
      'protocol',
      t('The environment has no plain URL. Correct the setting tradovate.environments.'),
      {
        remedies: ['open-settings'],
      },
    );
  const builder = new Builder(operation, options);
  const { method, path, params, body } = operation;
  const query = params.filter((field) => builder.wants(field)).map((field) => builder.queryEntry(field));
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

/** Lives for one `buildRequest`. */
class Builder {
  readonly #slots: Slots;

  constructor(
    private readonly operation: Operation,
    private readonly options: RequestOptions,
  ) {
    this.#slots = new Slots(operation, options.known ?? {});
  }

  wants(field: Field): boolean {
    const { optional = 'none' } = this.options;
    if (field.required || optional === 'all' || this.#given(field.name) !== undefined) return true;
    return optional !== 'none' && optional.includes(field.name);
  }

  queryEntry(field: Field): QueryEntry {
    const given = this.#given(field.name);
    if (given === undefined) return { name: field.name, value: this.#slots.ofQuery(field) };
    const value = queryText(given);
    // What has no form in a URL is refused here, not in the midst of rendering.
    return { name: field.name, value: { kind: 'given', value, encoded: encodeQuery(value) } };
  }

  body(fields: readonly Field[]): ObjectValue {
    const credentials = Object.entries(this.#variables).map(([name, variable]): [string, Value] => [
      name,
      { kind: 'variable', variable, numeric: name === 'cid' },
    ]);
    const { body: written } = this.options;
    const others = written ? this.#written(written) : this.#ofFields(fields);
    return { kind: 'object', entries: [...credentials, ...others] };
  }

  get #variables(): Readonly<Record<string, string>> {
    return this.operation.handledBySession === 'sign-in' ? credentialVariables : {};
  }

  #written(body: Readonly<Record<string, Json>>): readonly [string, Value][] {
    return Object.entries(body)
      .filter(([name]) => !isSecret(name) && !Object.hasOwn(this.#variables, name))
      .map(([name, value]) => [name, { kind: 'given', value }]);
  }

  #ofFields(fields: readonly Field[]): readonly [string, Value][] {
    return fields
      .filter((field) => !Object.hasOwn(this.#variables, field.name) && this.wants(field))
      .map((field) => [field.name, this.#bodyValue(field)]);
  }

  #given(name: string): Json | undefined {
    const { values } = this.options;
    return values && Object.hasOwn(values, name) && !isSecret(name) ? values[name] : undefined;
  }

  #bodyValue(field: Field): Value {
    const value = this.#given(field.name);
    return value === undefined ? this.#value(field, []) : { kind: 'given', value };
  }

  /** @param within the schemas that this value is part of: one that holds itself is not opened again */
  #value(field: Field, within: readonly string[]): Value {
    if (field.type === 'array') return { kind: 'array', items: [this.#value(elementOf(field), within)] };
    if (field.ref === undefined && field.type !== 'object') return this.#slots.of(field);
    const { ref = '' } = field;
    const fields = within.includes(ref) ? [] : (this.options.schemas.get(ref) ?? []);
    const entries = fields
      .filter(({ required }) => required)
      .map((inner): [string, Value] => [inner.name, this.#value(inner, [...within, ref])]);
    return { kind: 'object', entries };
  }
}
