import type { Scalar } from './catalog';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A value that is known: it reaches the service exactly so. */
export interface Given {
  readonly kind: 'given';
  readonly value: Json;
}

/** A place for a person to fill in, with something fitting in it until then. */
export interface Slot {
  readonly kind: 'slot';
  /** Order in which a person meets them, from 1. */
  readonly index: number;
  readonly name: string;
  readonly type: Scalar;
  readonly sample: string | number | boolean;
  /** What it may be, the sample among them; free text where absent. */
  readonly choices?: readonly (string | number | boolean)[];
  /** The value is a list in one text, each member parted by a comma. Only in a query. */
  readonly list?: boolean;
}

/** A credential, taken from the environment of the program that will run: it is never in the text. */
export interface Variable {
  readonly kind: 'variable';
  readonly variable: string;
  /** A text that is all digits becomes a JSON number. */
  readonly numeric: boolean;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly entries: readonly (readonly [name: string, value: Value])[];
}

export interface ArrayValue {
  readonly kind: 'array';
  readonly items: readonly Value[];
}

export type Value = Given | Slot | Variable | ObjectValue | ArrayValue;

/** The value as it would be with every slot left as it is offered; environment variables by `environment`. */
export function sampled(value: Value, environment: (variable: string) => string = () => ''): Json {
  switch (value.kind) {
    case 'given':
      return value.value;
    case 'slot':
      return value.sample;
    case 'variable':
      return numberIfDigits(environment(value.variable), value.numeric);
    case 'array':
      return value.items.map((item) => sampled(item, environment));
    case 'object':
      return Object.fromEntries(value.entries.map(([name, entry]) => [name, sampled(entry, environment)]));
  }
}

/** Digits that a JSON number carries exactly, without leading zeros; everything else stays a string. Every dialect does the same. */
export function numberIfDigits(text: string, numeric: boolean): string | number {
  return numeric && /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}
