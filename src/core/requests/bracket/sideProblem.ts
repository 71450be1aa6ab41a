import { plainDecimal } from '../../platform/decimals';
import { t, type Text } from '../../platform/text';
import { directionOf, type ExitKind, type Side } from './exitPrice';

/** Prices in points, as far as they are known. */
interface Prices {
  readonly entryPrice?: number | undefined;
  readonly stopPrice?: number | undefined;
  readonly targetPrice?: number | undefined;
}

/** The first exit that is on the wrong side of the entry, or of the other exit where no entry is known. */
export function sideProblem(
  side: Side,
  { entryPrice, stopPrice, targetPrice }: Prices,
): { readonly field: ExitKind; readonly problem: Text } | undefined {
  const isWrong = (kind: ExitKind, price: number | undefined, from: number | undefined): boolean =>
    price !== undefined && from !== undefined && (price - from) * directionOf(side, kind) <= 0;
  const isBuy = side === 'Buy';
  if (entryPrice === undefined) {
    if (!isWrong('stop', stopPrice, targetPrice)) return undefined;
    const problem = isBuy
      ? t('With a buy, the stop loss must be below the target.')
      : t('With a sell, the stop loss must be above the target.');
    return { field: 'stop', problem };
  }
  const entry = plainDecimal(entryPrice);
  if (isWrong('stop', stopPrice, entryPrice)) {
    const problem = isBuy
      ? t('With a buy, the stop loss must be below the entry at {0}.', entry)
      : t('With a sell, the stop loss must be above the entry at {0}.', entry);
    return { field: 'stop', problem };
  }
  if (!isWrong('target', targetPrice, entryPrice)) return undefined;
  const problem = isBuy
    ? t('With a buy, the target must be above the entry at {0}.', entry)
    : t('With a sell, the target must be below the entry at {0}.', entry);
  return { field: 'target', problem };
}
