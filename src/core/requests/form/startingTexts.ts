import { fieldsOf, type Operation } from '../../operations/catalog';
import type { SiblingValues } from '../../operations/conditions';
import { queryText } from '../../operations/encodeQuery';
import type { Json } from '../../operations/exampleValue';
import { samplePlaceholders, startingValues, type Placeholders } from '../../operations/startingValues';
import { isRecord } from '../../platform/isRecord';
import { byHand } from './automated';
import { fieldKind } from './fieldKind';

export type Texts = Readonly<Record<string, string>>;

/** Fields that the user decides: a form that was opened by mistake places no order. */
const DECIDED_BY_USER: readonly string[] = ['action', 'pegDifference', 'cashChange'];
/** A new version replaces all of the order's own values, which aren't known here. Source: tradovate-orders.md, section 7. */
const OF_THE_ORDER: Readonly<Record<string, readonly string[]>> = {
  modifyOrder: ['orderQty', 'orderType', 'timeInForce'],
};

/**
 * What the form begins with: the example of the catalog that fits the values best, as a human sends it. Prices and ids are
 * left to the user; within JSON they are `null`, which the form points out.
 */
export function startingTexts(operation: Operation, given: SiblingValues, now: number): Texts {
  const start = byHand(startingValues(operation, given, placeholdersOf(now)));
  if (!isObject(start)) return {};
  const leftOut = [...DECIDED_BY_USER, ...(OF_THE_ORDER[operation.id] ?? [])];
  const texts = fieldsOf(operation).flatMap((field) => {
    const value = start[field.name];
    if (value === undefined || value === null || leftOut.includes(field.name)) return [];
    if (Array.isArray(value) && value.every((item) => item === null)) return [];
    const text = fieldKind(field) === 'json' ? JSON.stringify(value, undefined, 2) : queryText(value);
    return [[field.name, text] as const];
  });
  return Object.fromEntries(texts);
}

/** The fields that aren't empty. */
export function givenTexts(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

/** What the form began with follows the values it depends on, as long as it is not edited. */
export function followStart(texts: Texts, before: Texts, after: Texts): Texts {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter((name) => (texts[name] ?? '') === (before[name] ?? ''));
  return { ...texts, ...Object.fromEntries(changed.map((name) => [name, after[name] ?? ''])) };
}

function placeholdersOf(now: number): Placeholders {
  const samples = samplePlaceholders(now);
  return (placeholder) => ('$time' in placeholder ? samples(placeholder) : null);
}

function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return isRecord(value);
}
