import {
  newBracketDraft,
  type BracketDraft,
  type BracketTexts,
} from '../../../../src/core/requests/bracket/bracketDraft';
import { frontMonth } from '../../../../src/core/operations/frontMonth';
import { products } from '../../../../src/core/operations/products';
import { decimalsOf } from '../../../../src/core/platform/decimals';
import { now } from '../../operations/fixture';

/** A draft with these texts, in a form that was opened when December was the front month. */
export function draftOf(texts: Partial<BracketTexts>): BracketDraft {
  const draft = newBracketDraft(now);
  return { ...draft, texts: { ...draft.texts, ...texts } };
}

/** A buy of the front month at 6900, stop 40 ticks and target 80 ticks away. */
export const filled: Partial<BracketTexts> = { entryPrice: '6900', stop: '40', target: '80' };

/** The same of every product that is known, at a price that ends in an odd tick. */
export const filledByRoot = [...products].map(([root, { tickSize }]): readonly [string, Partial<BracketTexts>] => {
  const entryPrice = (13_701 * tickSize).toFixed(decimalsOf(tickSize));
  return [root, { ...filled, symbol: frontMonth(root, now) ?? root, entryPrice }];
});
