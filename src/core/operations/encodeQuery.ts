import { UserFacingError } from '../platform/errors';
import type { Json, Slot } from './exampleValue';
import { t } from '../platform/text';

/** What `encodeURIComponent` leaves, but some parser or shell does not; and the comma, which stays. */
const OTHERWISE: Readonly<Record<string, string>> = {
  '!': '%21',
  "'": '%27',
  '(': '%28',
  ')': '%29',
  '*': '%2A',
  '%2C': ',',
};

/**
 * A value of a query as it travels: percent-encoded down to letters, digits and `-_.~`, so that it means the same in every
 * URL parser and needs no further escape in any language's string. Commas stay: a list is one comma-separated value.
 * @throws {UserFacingError} half a character (a lone surrogate), which has no form in a URL
 */
export function encodeQuery(text: string): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]|%2C/g, (found) => OTHERWISE[found] ?? found);
  } catch {
    throw new UserFacingError(
      'protocol',
      t('A value holds half a character (a lone surrogate), which a URL cannot carry.'),
    );
  }
}

/** A value as text of a query. Source: contract, "Later calls": a list is one comma-separated value. */
export function queryText(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(queryText).join(',');
  return JSON.stringify(value);
}

/** Whatever a person sensibly types there can stand in a URL as it is: numbers, lists of numbers, fixed choices. */
export function isUrlSafe(slot: Slot): boolean {
  return slot.type !== 'string' || (slot.choices?.every((choice) => /^[\w.~-]+$/.test(String(choice))) ?? false);
}
