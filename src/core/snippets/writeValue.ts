import type { RequestData } from '../operations/buildRequest';
import { encodeQuery } from '../operations/encodeQuery';
import type { Json, ObjectValue, Slot, Value, Variable } from '../operations/exampleValue';
import { block, joined, type CodeNode, type TabStop } from './codeBuilder';

/** How a language writes values. */
export interface Notation {
  /** A literal between two quotes of one character. */
  string(text: string): string;
  /** The same for what stands in a tab stop, where the quotes are those of `string('')` whatever the text. */
  typed?(text: string): string;
  /** As JSON writes it, unless the language differs. */
  literal(value: null | boolean | number): string;
  /** A member of an object. */
  entry(name: string, value: CodeNode): CodeNode;
  variable(variable: Variable): CodeNode;
  readonly object: Brackets;
  readonly array: Brackets;
  /** Between members; a line break follows or a space. */
  readonly separator: string;
  /** The separator behind the last member on a line of its own. */
  readonly trailing: boolean;
}

interface Brackets {
  readonly open: string;
  readonly close: string;
  /** Without members, where it is not just the two brackets. */
  readonly empty?: string;
  /** Where it differs from that of the notation. */
  readonly separator?: string;
}

/** A value in a language. An object has a line for each member, unless it has none. */
export function write(value: Value, notation: Notation): CodeNode {
  switch (value.kind) {
    case 'slot':
      return writeSlot(value, notation);
    case 'variable':
      return notation.variable(value);
    case 'given':
      return writeJson(value.value, notation);
    case 'array':
      return writeArray(
        value.items.map((item) => write(item, notation)),
        notation,
      );
    case 'object':
      return writeObject(value, notation);
  }
}

function writeObject(value: ObjectValue, notation: Notation): CodeNode {
  const { open, close, empty, separator = notation.separator } = notation.object;
  if (value.entries.length === 0) return empty ?? open + close;
  const last = value.entries.length - 1;
  const members = value.entries.map(([name, member], index): CodeNode => [
    notation.entry(name, write(member, notation)),
    index < last || notation.trailing ? separator : '',
  ]);
  return block(open, members, close);
}

function writeArray(items: readonly CodeNode[], notation: Notation): CodeNode {
  const { open, close, empty } = notation.array;
  if (items.length === 0) return empty ?? open + close;
  return [open, joined(items, `${notation.separator} `), close];
}

function writeJson(value: Json, notation: Notation): CodeNode {
  if (typeof value === 'string') return notation.string(value);
  if (value === null || typeof value !== 'object') return notation.literal(value);
  if (isArray(value))
    return writeArray(
      value.map((item) => writeJson(item, notation)),
      notation,
    );
  const entries = Object.entries(value).map(([name, inner]) => [name, { kind: 'given', value: inner }] as const);
  return writeObject({ kind: 'object', entries }, notation);
}

/** A text's quotes stand outside the stop: whoever types there need not type them. */
export function writeSlot(slot: Slot, notation: Notation): CodeNode {
  if (slot.type !== 'string')
    return stopOf(slot, (value) => (typeof value === 'string' ? value : notation.literal(value)));
  return quotedSlot(slot, (text) => notation.typed?.(text) ?? notation.string(text));
}

/** A slot as a string of the language whatever its type: a value of a query is text. */
export function quotedSlot(
  slot: Slot,
  quote: (text: string) => string,
): readonly [opening: string, TabStop, closing: string] {
  const [opening = '', closing = ''] = quote('');
  return [opening, stopOf(slot, (value) => quote(String(value)).slice(1, -1)), closing];
}

/** A slot in a URL, percent-encoded. */
export function encodedSlot(slot: Slot): TabStop {
  return stopOf(slot, (value) => encodeQuery(String(value)));
}

function stopOf(slot: Slot, form: (value: string | number | boolean) => string): TabStop {
  const stop = { index: slot.index, text: form(slot.sample) };
  return slot.choices ? { ...stop, choices: slot.choices.map(form) } : stop;
}

function isArray(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

/** It is the token request: its fields come from the environment. */
export function takesVariables({ body }: RequestData): boolean {
  return body?.entries.some(([, value]) => value.kind === 'variable') ?? false;
}
