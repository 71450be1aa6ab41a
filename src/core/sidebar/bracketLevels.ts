import { decimalsOf, plainDecimal } from '../platform/decimals';
import { t, type Text } from '../platform/text';
import { rounded } from '../requests/bracket/exitPrice';
import type { BracketValues } from '../requests/bracket/parseBracket';

/** A level of a bracket as the page draws it. */
export interface BracketLevel {
  readonly kind: 'target' | 'entry' | 'stop';
  /** From the top of the drawing, in pixels. */
  readonly y: number;
  /** `Target 6920.00` */
  readonly title: Text;
  /** `80 ticks, +$100.00` */
  readonly detail?: Text;
}

/** Pixels: of the drawing, and of the parts of it where levels can be. Each has a line of text above it and one below. */
export const DRAWING_HEIGHT = 190;
const [TOP, BOTTOM] = [24, 166];
const MIN_GAP = 42;

/** The levels from top to bottom, to scale as far as their texts have room; empty if the prices aren't known. */
export function bracketLevels(values: BracketValues): readonly BracketLevel[] {
  const { entryPrice, stopPrice, targetPrice, problems } = values;
  if (stopPrice === undefined || targetPrice === undefined || problems.stop || problems.target) return [];
  const levels = [
    { kind: 'target', price: targetPrice } as const,
    ...(entryPrice === undefined ? [] : [{ kind: 'entry', price: entryPrice } as const]),
    { kind: 'stop', price: stopPrice } as const,
  ].sort((a, b) => b.price - a.price);
  const heights = heightsOf(levels.map(({ price }) => price));
  return levels.map(({ kind, price }, index) => {
    const detail = kind === 'entry' ? orderText(values) : distanceText(values, kind, price);
    return {
      ...{ kind, y: heights[index] ?? TOP, title: titleOf(values, kind, price) },
      ...(detail ? { detail } : {}),
    };
  });
}

/** For a screen reader, in the order of the drawing. */
export function levelsDescription(levels: readonly BracketLevel[]): readonly Text[] {
  return levels.map(({ title, detail }) => (detail ? t('{0}: {1}', title, detail) : title));
}

/** @param prices two or three, the highest first */
function heightsOf(prices: readonly number[]): readonly number[] {
  const [first = 0, last = 0] = [prices[0], prices.at(-1)];
  return prices.map((price, index) => {
    if (index === 0) return TOP;
    if (index === prices.length - 1) return BOTTOM;
    const y = TOP + ((first - price) / (first - last)) * (BOTTOM - TOP);
    return Math.round(Math.min(Math.max(y, TOP + MIN_GAP), BOTTOM - MIN_GAP));
  });
}

function titleOf({ entry, spec }: BracketValues, kind: BracketLevel['kind'], price: number): Text {
  const text = spec ? price.toFixed(decimalsOf(spec.tickSize)) : plainDecimal(price);
  if (kind === 'target') return t('Target {0}', text);
  if (kind === 'stop') return t('Stop loss {0}', text);
  if (entry === 'Market') return t('Market at about {0}', text);
  return entry === 'Limit' ? t('Limit {0}', text) : t('Stop {0}', text);
}

function orderText({ side, quantity, symbol }: BracketValues): Text | undefined {
  if (quantity === undefined || symbol === undefined) return undefined;
  return side === 'Buy' ? t('Buy {0} {1}', quantity, symbol) : t('Sell {0} {1}', quantity, symbol);
}

/** How far an exit is from the entry, and what it earns or costs where the contract is known. */
function distanceText(
  { entryPrice, spec, quantity }: BracketValues,
  kind: 'target' | 'stop',
  price: number,
): Text | undefined {
  if (entryPrice === undefined) return undefined;
  const points = rounded(Math.abs(price - entryPrice));
  if (!spec) return points === 1 ? t('1 point') : t('{0} points', plainDecimal(points));
  const ticks = Math.round(points / spec.tickSize);
  if (quantity === undefined) return ticks === 1 ? t('1 tick') : t('{0} ticks', ticks);
  const money = `${kind === 'target' ? '+' : '−'}$${(points * spec.valuePerPoint * quantity).toFixed(2)}`;
  return ticks === 1 ? t('1 tick, {0}', money) : t('{0} ticks, {1}', ticks, money);
}
