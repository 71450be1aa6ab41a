import type { Catalog, Operation } from '../operations/catalog';
import { search } from '../operations/search';

/** More than a list shows at once; the next letter searches all of them again. */
const MOST = 60;

/**
 * The operations to offer for what was typed behind the prefix, best first. By id or path only: whoever writes code types a
 * name, and a word of a summary would bring operations that nobody meant.
 * @param recent ids, the latest first
 */
export function completionMatches(catalogue: Catalog, typed: string, recent: readonly string[]): readonly Operation[] {
  const found = search(catalogue, typed, { recent });
  const meant = typed === '' ? found : found.filter(({ ranges }) => ranges.id.length > 0 || ranges.path.length > 0);
  return meant.slice(0, MOST).map(({ operation }) => operation);
}
