import type { Scalar } from './catalog';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A given value, sent exactly as it is. */
export interface Given {
  readonly kind: 'given';
  readonly value: Json;
}

/** A tab stop for the user to fill in, with a sample until then. */
export interface Slot {
  readonly kind: 'slot';
  /** Order of the tab stops, from 1. */
  readonly index: number;
  readonly name: string;
  readonly type: Scalar;
  readonly sample: string | number | boolean;
  /** Allowed values, including the sample. Absent: any text. */
  readonly choices?: readonly (string | number | boolean)[];
  /** The value is a comma-separated list in one text. Only in a query. */
  readonly list?: boolean;
}

/** A credential, read from an environment variable by the program that runs: it is never in the text. */
export interface Variable {
  readonly kind: 'variable';
  readonly variable: string;
  /** A text of digits becomes a JSON number. */
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

/** The value with the sample of every slot. @param environment value of an environment variable */
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
