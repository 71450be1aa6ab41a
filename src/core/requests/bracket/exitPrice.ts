/** Computes with the levels of a bracket: an entry, a stop loss on one side of it and a target on the other. */

export type Side = 'Buy' | 'Sell';
export type ExitKind = 'stop' | 'target';
/** How the distance of an exit is given: `price` is the level itself. */
export type ExitUnit = 'ticks' | 'points' | 'price';

/** Prices are decimal fractions, which floating-point numbers hold only nearly. */
const MAX_DECIMALS = 10;

/** 1 where the exit is above the entry, -1 where it is below. */
export function directionOf(side: Side, kind: ExitKind): 1 | -1 {
  return (side === 'Buy') === (kind === 'target') ? 1 : -1;
}

export function oppositeOf(side: Side): Side {
  return side === 'Buy' ? 'Sell' : 'Buy';
}

/**
 * The price of an exit; `undefined` for ticks of a contract whose tick size is unknown.
 * @param distance from the entry, above 0; with the unit `price` the price itself
 * @param tickSize in points
 */
export function exitPrice(
  { side, kind, entry }: { readonly side: Side; readonly kind: ExitKind; readonly entry: number },
  { distance, unit }: { readonly distance: number; readonly unit: ExitUnit },
  tickSize: number | undefined,
): number | undefined {
  if (unit === 'price') return distance;
  const points = unit === 'points' ? distance : tickSize === undefined ? undefined : distance * tickSize;
  return points === undefined ? undefined : rounded(entry + directionOf(side, kind) * points);
}

/** A price in another unit, as it would be typed; `undefined` for ticks of a contract whose tick size is unknown. */
export function inUnit(price: number, unit: ExitUnit, entry: number, tickSize: number | undefined): number | undefined {
  if (unit === 'price') return price;
  const points = rounded(Math.abs(price - entry));
  if (unit === 'points') return points;
  return tickSize === undefined ? undefined : Math.round(points / tickSize);
}

export function rounded(price: number): number {
  return Number(price.toFixed(MAX_DECIMALS));
}
