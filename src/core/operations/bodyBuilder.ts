import { isRecord } from '../platform/isRecord';
import type { Field, Operation } from './catalog';
import { belongs, choicesNeeding, isDiscriminator, isNeeded } from './conditions';
import type { Json, ObjectValue, Value } from './exampleValue';
import { isOAuth, oauthVariables } from './oauthOperations';
import { givenValue, isChosen, type RequestOptions } from './requestOptions';
import { credentialVariables, isSecret } from './sampleValues';
import { samplePlaceholders, startingValues } from './startingValues';
import { elementOf, type Slots } from './valueSlots';

/** The body of one request. */
export class BodyBuilder {
  constructor(
    private readonly operation: Operation,
    private readonly options: RequestOptions,
    private readonly slots: Slots,
  ) {}

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

  /** Read by the program when it runs, unless a value is given. */
  #variableOf(name: string): Value | undefined {
    const variable = isOAuth(this.operation) ? oauthVariables[name] : undefined;
    return variable === undefined ? undefined : { kind: 'variable', variable, numeric: false };
  }

  #givenBody(body: Readonly<Record<string, Json>>): readonly [string, Value][] {
    return Object.entries(body)
      .filter(([name]) => !isSecret(name) && !Object.hasOwn(this.#variables, name))
      .map(([name, value]) => [name, { kind: 'given', value }]);
  }

  #fieldValues(all: readonly Field[]): readonly [string, Value][] {
    const fields = all.filter(({ name }) => !Object.hasOwn(this.#variables, name));
    const given = Object.fromEntries(
      fields.flatMap(({ name }) => {
        const value = givenValue(this.options, name);
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const isWanted = ({ name }: Field) => isChosen(this.options, name);
    const chosen = { ...chosenValues(fields, given, isWanted), ...given };
    const start =
      this.options.example === 'none'
        ? {}
        : startingValues(this.operation, chosen, samplePlaceholders(this.options.now));
    return this.#entries(fields, { ...start, ...chosen }, [], given, isWanted);
  }

  /**
   * The members of an object.
   * @param start what they begin with, by name
   * @param parents schemas around it: a recursive one is not expanded again
   */
  #entries(
    fields: readonly Field[],
    start: Readonly<Record<string, Json>>,
    parents: readonly string[],
    given: Readonly<Record<string, Json>> = {},
    isWanted: (field: Field) => boolean = () => false,
  ): readonly [string, Value][] {
    const { example } = this.options;
    const isTopLevel = parents.length === 0;
    const needs = (field: Field) => isNeeded(field, start, example === 'none' ? 'published' : 'practice');
    const isFromExample = ({ name }: Field) => start[name] !== undefined && !(isTopLevel && example === 'needed');
    const included = fields.filter(
      (field) =>
        belongs(field, start) &&
        (needs(field) || given[field.name] !== undefined || isFromExample(field) || isWanted(field)),
    );
    const names = new Set(included.map(({ name }) => name));
    return included.map((field) => {
      const value = given[field.name];
      if (value !== undefined) return [field.name, { kind: 'given', value }];
      const variable = isTopLevel ? this.#variableOf(field.name) : undefined;
      if (variable) return [field.name, variable];
      const choices = isDiscriminator(field) ? choicesNeeding(field, fields, names) : [];
      return [field.name, this.#value(field, parents, start[field.name], choices.length > 0 ? choices : undefined)];
    });
  }

  #value(field: Field, parents: readonly string[], start?: Json, choices?: readonly string[]): Value {
    if (field.type === 'array') return this.#list(field, parents, start);
    if (field.ref === undefined && field.type !== 'object') return this.slots.of(field, start, choices);
    const { ref = '' } = field;
    const fields = parents.includes(ref) ? [] : (this.options.schemas.get(ref) ?? []);
    return { kind: 'object', entries: this.#entries(fields, isObject(start) ? start : {}, [...parents, ref]) };
  }

  /** A list of names is not worth a tab stop for each. */
  #list(field: Field, parents: readonly string[], start: Json | undefined): Value {
    const items = Array.isArray(start) ? (start as readonly Json[]) : [undefined];
    if (start !== undefined && field.items?.enum) return { kind: 'given', value: start };
    return { kind: 'array', items: items.map((item) => this.#value(elementOf(field), parents, item)) };
  }
}

/** Of fields that decide which others there are: such a value that the chosen ones belong to the request. */
function chosenValues(
  fields: readonly Field[],
  given: Readonly<Record<string, Json>>,
  isWanted: (field: Field) => boolean,
): Readonly<Record<string, Json>> {
  const wanted = fields.filter((field) => given[field.name] !== undefined || isWanted(field));
  const names = new Set(wanted.filter((field) => !isDiscriminator(field)).map(({ name }) => name));
  const entries = fields.flatMap((field) => {
    if (!isDiscriminator(field) || given[field.name] !== undefined) return [];
    const [first] = choicesNeeding(field, fields, names);
    const isConditional = choicesNeeding(field, fields, new Set()).every((choice) => choice !== first);
    return first !== undefined && isConditional ? [[field.name, first] as const] : [];
  });
  return Object.fromEntries(entries);
}

function isObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return isRecord(value);
}
