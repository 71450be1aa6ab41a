import type { ParameterValues } from '../../../src/core/snippets/recipes/parameters';
import type { JobId } from './jobs';

/** A program with other constants than the one that is inserted. */
interface Variant {
  readonly recipe: JobId;
  readonly values?: ParameterValues;
}

export type VariantName = 'sellAtPricesOfABuy' | 'stopAboveTheTarget';

export const variants: Readonly<Record<VariantName, Variant>> = {
  sellAtPricesOfABuy: { recipe: 'bracketOrder', values: { side: 'Sell' } },
  stopAboveTheTarget: { recipe: 'ocoOrder', values: { stopLossPrice: 6925 } },
};
