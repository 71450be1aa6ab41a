import { encodeQuery, queryText } from '../operations/encodeQuery';
import type { RequestData } from '../operations/buildRequest';
import type { Json, ObjectValue, Slot, Value, Variable } from '../operations/exampleValue';
import { block, joined, widthOf, type CodeNode, type TabStop } from './codeBuilder';

/** How a language writes values. */
export interface Notation {
  /** A literal between two quotes of one character each. */
  string(text: string): string;
  /** The same for a tab stop, where the quotes are those of `string('')` whatever the text. Default: `string`. */
  editableString?(text: string): string;
  literal(value: null | boolean | number): string;
  /** A member of an object. */
  entry(name: string, value: CodeNode): CodeNode;
  variable(variable: Variable): CodeNode;
  readonly object: Brackets;
  readonly array: Brackets;
  /** Between members; a line break or a space follows. */
  readonly separator: string;
  /** Whether the separator also follows the last member of an object. */
  readonly trailingSeparator: boolean;
  /**
   * An object with more members than this has several on a line, and an inner one is on one line, where it fits.
   * Default: each member has its own line.
   */
  readonly membersBeforePacking?: number;
}

/** Characters of a line of several members, without its indentation. */
const MAX_PACKED_WIDTH = 88;

interface Brackets {
  readonly open: string;
  readonly close: string;
  /** Without members. Default: the two brackets. */
  readonly empty?: string;
  /** Default: that of the notation. */
  readonly separator?: string;
}

/** A value in a language. An object has one line for each member. */
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
        value.items.map((item) => onOneLine(item, notation) ?? write(item, notation)),
        notation,
      );
    case 'object':
      return writeObject(value, notation);
  }
}

/** @param added a last member of it, already written, such as a spread of other members */
export function writeObject(value: ObjectValue, notation: Notation, added?: CodeNode): CodeNode {
  const { open, close, empty, separator = notation.separator } = notation.object;
  if (value.entries.length === 0 && added === undefined) return empty ?? open + close;
  const last = value.entries.length - (added === undefined ? 1 : 0);
  const members = value.entries.map(([name, member], index): CodeNode => [
    notation.entry(name, onOneLine(member, notation) ?? write(member, notation)),
    index < last || notation.trailingSeparator ? separator : '',
  ]);
  const all = added === undefined ? members : [...members, added];
  return block(open, all.length > (notation.membersBeforePacking ?? Infinity) ? packed(all) : all, close);
}

/** Several members on each line. One that has lines of its own stays alone. */
function packed(members: readonly CodeNode[]): readonly CodeNode[] {
  const lines: CodeNode[][] = [];
  let used = Infinity;
  for (const member of members) {
    const width = widthOf(member);
    used += width + 1;
    const line = lines.at(-1);
    if (line && used <= MAX_PACKED_WIDTH) line.push(' ', member);
    else {
      lines.push([member]);
      used = width;
    }
  }
  return lines;
}

/** An inner object; `undefined`: it has lines of its own. */
function onOneLine(value: Value, notation: Notation): CodeNode | undefined {
  if (notation.membersBeforePacking === undefined || value.kind !== 'object' || value.entries.length === 0)
    return undefined;
  const { open, close, separator = notation.separator } = notation.object;
  const members = value.entries.map(([name, member]) =>
    notation.entry(name, onOneLine(member, notation) ?? write(member, notation)),
  );
  const line = [open, ' ', joined(members, `${separator} `), ' ', close];
  return widthOf(line) <= MAX_PACKED_WIDTH ? line : undefined;
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

function writeSlot(slot: Slot, notation: Notation): CodeNode {
  if (slot.type !== 'string')
    return tabStop(slot, (value) => (typeof value === 'string' ? value : notation.literal(value)));
  return quotedSlot(slot, (text) => notation.editableString?.(text) ?? notation.string(text));
}

/** A slot as a string of the language, whatever its type: a value of a query is text. Its quotes go outside the tab stop. */
export function quotedSlot(
  slot: Slot,
  quote: (text: string) => string,
): readonly [opening: string, TabStop, closing: string] {
  const inner = (value: string | number | boolean) => quote(String(value)).slice(1, -1);
  const quotes = quote('');
  return [quotes.charAt(0), tabStop(slot, inner), quotes.charAt(1)];
}

/** A slot in a URL, percent-encoded. */
export function encodedSlot(slot: Slot): TabStop {
  return tabStop(slot, (value) => encodeQuery(String(value)));
}

/** A text of a form, percent-encoded. Variables are encoded by the program. */
export function encodedValue(value: Value): CodeNode {
  if (value.kind === 'slot') return encodedSlot(value);
  return value.kind === 'given' ? encodeQuery(queryText(value.value)) : '';
}

function tabStop(slot: Slot, format: (value: string | number | boolean) => string): TabStop {
  const { index, sample, choices } = slot;
  const text = format(sample);
  return choices && choices.length > 0 ? { index, text, choices: () => choices.map(format) } : { index, text };
}

function isArray(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

/** What comes from environment variables: fields of the body or of a page's address. */
export function variablesOf({ body, page }: Pick<RequestData, 'body' | 'page'>): readonly Variable[] {
  const entries = [...(body?.entries ?? []), ...(page?.entries ?? [])];
  return entries.flatMap(([, value]) => (value.kind === 'variable' ? [value] : []));
}

export function hasVariables(request: Pick<RequestData, 'body' | 'page'>): boolean {
  return variablesOf(request).length > 0;
}

/** Whether a text of digits must become a number. */
export function hasNumbers(request: Pick<RequestData, 'body' | 'page'>): boolean {
  return variablesOf(request).some(({ numeric }) => numeric);
}
