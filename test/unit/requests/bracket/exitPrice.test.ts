import assert from 'node:assert/strict';
import { directionOf, exitPrice, inUnit, oppositeOf } from '../../../../src/core/requests/bracket/exitPrice';

describe('exitPrice', () => {
  const cases = [
    // side, exit, entry, distance, unit, tick size → price
    ['Buy', 'stop', 6900, 40, 'ticks', 0.25, 6890],
    ['Buy', 'target', 6900, 80, 'ticks', 0.25, 6920],
    ['Sell', 'stop', 6900, 40, 'ticks', 0.25, 6910],
    ['Sell', 'target', 6900, 80, 'ticks', 0.25, 6880],
    ['Buy', 'stop', 6900, 10, 'points', undefined, 6890],
    ['Sell', 'target', 6900, 20.5, 'points', 0.25, 6879.5],
    ['Buy', 'target', 6900, 6920, 'price', undefined, 6920],
    ['Sell', 'stop', 6900, 6910, 'price', 0.25, 6910],
    // Floating-point numbers hold tenths only nearly.
    ['Buy', 'target', 2300.1, 3, 'ticks', 0.1, 2300.4],
    ['Buy', 'stop', 2.345, 7, 'ticks', 0.001, 2.338],
    ['Sell', 'stop', 112.5, 3, 'ticks', 1 / 64, 112.546875],
    // A price can be below zero.
    ['Sell', 'target', 5, 1000, 'ticks', 0.01, -5],
    ['Buy', 'stop', 6900, 40, 'ticks', undefined, undefined],
  ] as const;
  for (const [side, kind, entry, distance, unit, tickSize, expected] of cases)
    it(`${side} at ${entry}, ${kind} ${distance} ${unit}`, () =>
      assert.equal(exitPrice({ side, kind, entry }, { distance, unit }, tickSize), expected));

  it('has a stop and a target on opposite sides of the entry', () => {
    for (const side of ['Buy', 'Sell'] as const) assert.equal(directionOf(side, 'stop'), -directionOf(side, 'target'));
    assert.equal(oppositeOf(oppositeOf('Buy')), 'Buy');
  });
});

describe('inUnit', () => {
  const cases = [
    [6890, 'ticks', 6900, 0.25, 40],
    [6920, 'points', 6900, 0.25, 20],
    [6920, 'price', 6900, 0.25, 6920],
    [2300.4, 'ticks', 2300.1, 0.1, 3],
    [2300.4, 'points', 2300.1, undefined, 0.3],
    [6890, 'ticks', 6900, undefined, undefined],
  ] as const;
  for (const [price, unit, entry, tickSize, expected] of cases)
    it(`${price} from ${entry} in ${unit}`, () => assert.equal(inUnit(price, unit, entry, tickSize), expected));
});
