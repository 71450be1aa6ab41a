import { knownRoots } from '../../operations/contractSpecs';
import { frontMonth } from '../../operations/frontMonth';
import type { Suggestion } from './suggestions';

/**
 * The front month of each known product, found by its root and its continuous symbol as well: `MNQ`, `MNQ1!`.
 * @param now ms since 1970
 */
export function symbolSuggestions(now: number): readonly Suggestion[] {
  return knownRoots.flatMap((root) => {
    const value = frontMonth(root, now);
    return value === undefined ? [] : [{ value, label: `${root}1!` }];
  });
}
