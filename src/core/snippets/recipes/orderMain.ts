import {
  hasOppositeSide,
  hasPrice,
  orderNeeds,
  type OrderFields,
  type OrderTemplate,
  type OrderValue,
  type PlainValue,
} from './orders';
import type { Part } from './parts';

/**
 * How a language writes the steps of a program that places one order. Lines without a line break, indented by two spaces a
 * level of their own; `orderMain` adds that of the function.
 */
export interface OrderNotation {
  /** Ends the program if an exit is on the wrong side of the entry, where it would be refused or trade at once. */
  readonly checkBracket: readonly string[];
  /** The same of exits without an entry: on the wrong side of each other. */
  readonly checkExits: readonly string[];
  /** Finds the account and the contract, and the contract's tick if a price needs it. */
  find(withTick: boolean): readonly string[];
  /** Declares the side of the exits, from that of the entry. */
  readonly oppositeSide: readonly string[];
  /** Ends the program if the position is smaller than the orders, or has exits: a second fill would turn it around. */
  readonly checkPosition: readonly string[];
  /** Places the order and prints what becomes of it. @param body the lines of the request's body, without its brackets */
  place(order: OrderTemplate, body: readonly string[]): readonly string[];
  readonly body: BodyNotation;
}

/** How a language writes a request's body. */
export interface BodyNotation {
  /** A field. @param width of the longest name in its object, for languages that align values */
  field(name: string, value: string, width: number): string;
  value(value: PlainValue): string;
  readonly open: string;
  readonly close: string;
  /** After the last field of an object too. */
  readonly trailingComma: boolean;
}

/** The last function of a recipe that places one order, in any language. */
export function orderMain(notation: OrderNotation): (order: OrderTemplate) => Part {
  return (order) => {
    const statements = [
      ...(hasOppositeSide(order) ? notation.checkBracket : []),
      ...(order.exits ? notation.checkExits : []),
      ...notation.find(hasPrice(order)),
      ...(hasOppositeSide(order) ? notation.oppositeSide : []),
      ...(order.exits ? notation.checkPosition : []),
      ...notation.place(order, bodyLines(order.fields, notation.body)),
    ];
    return { needs: orderNeeds(order), code: indent(statements).join('\n') };
  };
}

export const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

function bodyLines(fields: OrderFields, notation: BodyNotation): readonly string[] {
  const width = Math.max(...fields.map(([name, value]) => (isNested(value) ? 0 : name.length)));
  return fields.flatMap(([name, value], index) => {
    const comma = notation.trailingComma || index < fields.length - 1 ? ',' : '';
    if (!isNested(value)) return [notation.field(name, notation.value(value), width) + comma];
    return [
      notation.field(name, notation.open, name.length),
      ...indent(bodyLines(value.fields, notation)),
      notation.close + comma,
    ];
  });
}

const isNested = (value: OrderValue): value is { readonly fields: OrderFields } =>
  typeof value === 'object' && 'fields' in value;

/** The words of a language for the values of a body. */
export interface ValueWords {
  string(text: string): string;
  readonly true: string;
  constant(name: string): string;
  price(name: string): string;
  readonly accountName: string;
  readonly accountId: string;
  readonly oppositeSide: string;
}

export function valueWriter(words: ValueWords): BodyNotation['value'] {
  return (value) => {
    if (typeof value === 'string') return words.string(value);
    if (value === true) return words.true;
    if ('constant' in value) return words.constant(value.constant);
    if ('price' in value) return words.price(value.price);
    return words[value.variable];
  };
}
