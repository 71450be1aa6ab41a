import type { ParameterValues } from '../../../src/core/snippets/recipes/parameters';
import type { JobId } from './jobs';

/** A program with other constants than the one that is inserted. */
interface Variant {
  readonly recipe: JobId;
  readonly values?: ParameterValues;
  /** Seconds, in place of the minute in which it sends so many requests. */
  readonly window?: number;
}

export type VariantName = 'sellAtPricesOfABuy' | 'stopAboveTheTarget' | 'threeAtMarket' | 'shortMinute';

export const variants: Readonly<Record<VariantName, Variant>> = {
  sellAtPricesOfABuy: { recipe: 'bracketOrder', values: { side: 'Sell' } },
  stopAboveTheTarget: { recipe: 'ocoOrder', values: { stopLossPrice: 6925 } },
  threeAtMarket: { recipe: 'marketOrder', values: { quantity: 3 } },
  shortMinute: { recipe: 'flattenAll', window: 6 },
};
