import type { QueryEntry } from '../operations/buildRequest';
import { isUrlSafe } from '../operations/encodeQuery';
import { joined, type CodeNode } from './codeBuilder';
import { encodedSlot } from './writeValue';

/**
 * `?id=0&…`, percent-encoded, so that no language's string needs to escape anything in it. `undefined` if the user will
 * type free text into it: then the program must encode it when it runs.
 * @param prefix before the first entry
 */
export function inlineQuery(query: readonly QueryEntry[], prefix = '?'): CodeNode | undefined {
  const isComplete = query.every(({ value }) => value.kind === 'given' || isUrlSafe(value));
  return isComplete ? encodedQuery(query, prefix) : undefined;
}

/** The same, where free text must be typed percent-encoded. */
export function encodedQuery(query: readonly QueryEntry[], prefix = '?'): CodeNode {
  if (query.length === 0) return '';
  const entries = query.map(({ name, value }): CodeNode => [
    `${name}=`,
    value.kind === 'given' ? value.encoded : encodedSlot(value),
  ]);
  return [prefix, joined(entries, '&')];
}
