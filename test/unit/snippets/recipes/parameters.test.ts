import assert from 'node:assert/strict';
import { constantCase, parameterOf, parseParameterValues } from '../../../../src/core/snippets/recipes/parameters';

const now = Date.parse('2026-11-24T12:00:00.000Z');

describe('parameters of recipes', () => {
  const cases = [
    ['symbol', 'MESZ6'],
    ['fromTime', '2026-11-17T00:00:00.000Z'],
    ['toTime', '2026-11-24T00:00:00.000Z'],
    ['fromDate', '10/25/2026'],
    ['toDate', '11/24/2026'],
  ] as const;
  for (const [name, expected] of cases)
    it(`${name} follows the clock`, () => assert.equal(parameterOf(name, now).value, expected));

  it('name a contract that has not expired', () =>
    assert.equal(parameterOf('symbol', Date.parse('2026-12-15T12:00Z')).value, 'MESH7'));

  it('have a first choice', () => {
    const { value, choices } = parameterOf('exitSide', now);
    assert.equal(choices?.[0], value);
  });

  it('take a given value, as the first choice where there are choices', () => {
    assert.equal(parameterOf('limitPrice', now, { limitPrice: 6900.25 }).value, 6900.25);
    assert.deepEqual(parameterOf('side', now, { side: 'Sell' }).choices, ['Sell', 'Buy']);
  });

  const given: readonly (readonly [values: unknown, expected: object])[] = [
    [
      { symbol: 'MNQZ6', side: 'Sell', quantity: 2 },
      { symbol: 'MNQZ6', side: 'Sell', quantity: 2 },
    ],
    [{ quantity: '2', limitPrice: NaN, symbol: 7, side: 'Hold' }, {}],
    [{ constructor: 'x', toString: 'x', symbol: 'a\nb', account: 'x'.repeat(65) }, {}],
    ['MNQZ6', {}],
    [null, {}],
  ];
  for (const [values, expected] of given)
    it(`accepts what fits of ${JSON.stringify(values)}`, () =>
      assert.deepEqual(parseParameterValues(values, now), expected));

  it('are constants in upper case', () => assert.equal(constantCase('stopLossPrice'), 'STOP_LOSS_PRICE'));
});
