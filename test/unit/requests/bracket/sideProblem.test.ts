import assert from 'node:assert/strict';
import { sideProblem } from '../../../../src/core/requests/bracket/sideProblem';

describe('sideProblem', () => {
  const cases = [
    ['Buy', [6900, 6890, 6920], undefined],
    ['Buy', [6900, 6910, 6920], 'stop'],
    ['Buy', [6900, 6890, 6880], 'target'],
    ['Sell', [6900, 6910, 6880], undefined],
    ['Sell', [6900, 6890, 6880], 'stop'],
    ['Sell', [6900, 6910, 6900], 'target'],
    ['Buy', [undefined, 6890, 6920], undefined],
    ['Sell', [undefined, 6890, 6920], 'stop'],
    ['Buy', [undefined, 6890, undefined], undefined],
  ] as const;
  for (const [side, [entryPrice, stopPrice, targetPrice], field] of cases)
    it(`${side} at ${String(entryPrice)}, ${stopPrice} and ${String(targetPrice)}: ${field ?? 'none'}`, () =>
      assert.equal(sideProblem(side, { entryPrice, stopPrice, targetPrice })?.field, field));
});
