import { UserFacingError } from '../platform/errors';
import type { Json, Slot } from './exampleValue';
import { t } from '../platform/text';

/** Characters that `encodeURIComponent` keeps, but some parsers or shells don't; and the comma, which is kept. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  '!': '%21',
  "'": '%27',
  '(': '%28',
  ')': '%29',
  '*': '%2A',
  '%2C': ',',
};

/**
 * A value of a query as it is sent: percent-encoded down to letters, digits and `-_.~`, so that it means the same in every
 * URL parser and needs no further escape in any language's string. Commas stay: a list is one comma-separated value.
 * @throws {UserFacingError} a lone surrogate, which can't be encoded
 */
export function encodeQuery(text: string): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]|%2C/g, (found) => REPLACEMENTS[found] ?? found);
  } catch {
    throw new UserFacingError(
      'invalid-input',
      t("A value contains an invalid character (lone surrogate), which a URL can't contain."),
    );
  }
}

/** A value as text of a query. Source: contract, "Later calls": a list is one comma-separated value. */
export function queryText(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(queryText).join(',');
  return JSON.stringify(value);
}

/** Whether values of this slot need no encoding: numbers, lists of numbers, fixed choices. */
export function isUrlSafe(slot: Slot): boolean {
  return slot.type !== 'string' || (slot.choices?.every((choice) => /^[\w.~-]+$/.test(String(choice))) ?? false);
}
