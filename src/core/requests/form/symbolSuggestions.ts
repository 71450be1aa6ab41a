import { contractMonth, knownRoots, parseContractName } from '../../operations/contractSpecs';
import { frontMonth } from '../../operations/frontMonth';
import type { Suggestion } from './suggestions';

/**
 * The front month of each known product, found by its root and its continuous symbol as well: `MNQ`, `MNQ1!`.
 * @param now ms since 1970
 * @param listed names of contracts that the service lists
 */
export function symbolSuggestions(now: number, listed: readonly string[] = []): readonly Suggestion[] {
  return knownRoots.flatMap((root) => {
    const value = confirmedFrontMonth(root, now, listed);
    return value === undefined ? [] : [{ value, label: `${root}1!` }];
  });
}

/**
 * The front month, or, if the service lists contracts of that product and not this one, the next of them.
 * @param now ms since 1970
 */
export function confirmedFrontMonth(root: string, now: number, listed: readonly string[]): string | undefined {
  const computed = frontMonth(root, now);
  if (computed === undefined || listed.includes(computed)) return computed;
  const order = (name: string) => monthsOf(name, now);
  const later = listed.filter((name) => parseContractName(name)?.root === root && order(name) > order(computed));
  return later.length === 0 ? computed : later.reduce((best, one) => (order(one) < order(best) ? one : best));
}

/** Since year 0. */
function monthsOf(name: string, now: number): number {
  const { year = 0, month = 0 } = contractMonth(name, now) ?? {};
  return year * 12 + month;
}
