import type { Catalog, Operation } from '../operations/catalog';
import { search } from '../operations/search';

/** More than a list shows at once; the next letter searches all operations again. */
const MAX_MATCHES = 60;

/**
 * The operations to offer for what was typed after the prefix, best first. Matches IDs and paths only: someone writing code
 * types a name, and a word of a summary would bring unrelated operations.
 * @param recent IDs, the latest first
 */
export function completionMatches(catalog: Catalog, typed: string, recent: readonly string[]): readonly Operation[] {
  const results = search(catalog, typed, { recent });
  const named = typed === '' ? results : results.filter(({ ranges }) => ranges.id.length > 0 || ranges.path.length > 0);
  return named.slice(0, MAX_MATCHES).map(({ operation }) => operation);
}
