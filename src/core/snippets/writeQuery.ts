import type { QueryEntry } from '../operations/buildRequest';
import { isUrlSafe } from '../operations/encodeQuery';
import { joined, type CodeNode } from './codeBuilder';
import { encodedSlot } from './writeValue';

/**
 * `?id=0&…`, with nothing in it that any language's string has to escape. `undefined`: a person will type free text into
 * it, so the language itself has to encode it when it runs.
 * @param mark what begins it where there is any
 */
export function inlineQuery(query: readonly QueryEntry[], mark = '?'): CodeNode | undefined {
  const entries: CodeNode[] = [];
  for (const { name, value } of query) {
    if (value.kind === 'given') entries.push(`${name}=${value.encoded}`);
    else if (isUrlSafe(value)) entries.push([`${name}=`, encodedSlot(value)]);
    else return undefined;
  }
  return entries.length === 0 ? '' : [mark, joined(entries, '&')];
}
