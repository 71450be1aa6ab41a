import assert from 'node:assert/strict';
import { contractMeantBy, contractMonth, symbolProblem } from '../../../../src/core/requests/form/symbolProblem';
import { now } from '../../operations/fixture';

describe('the symbol of an order', () => {
  for (const [text, contract] of [
    ['MNQ1!', 'MNQZ6'],
    ['@MNQ', 'MNQZ6'],
    ['nq', 'NQZ6'],
    ['NQ!', 'NQZ6'],
    ['MNQZ6', undefined],
    ['FOO', undefined],
    ['', undefined],
  ] as const)
    it(`${JSON.stringify(text)} means ${contract ?? 'no other contract'}`, () =>
      assert.equal(contractMeantBy(text, now), contract));

  for (const [text, suggested] of [
    ['MNQ', 'MNQZ6'],
    ['MNQU6', 'MNQZ6'],
    ['MNQZ6', undefined],
    ['MNQH7', undefined],
    ['FOOU6', undefined],
  ] as const)
    it(`${text} is ${suggested === undefined ? 'accepted' : 'refused, with one that is traded'}`, () =>
      assert.equal(symbolProblem('symbol', text, now)?.args[1], suggested));

  it('is of the decade that is closest', () => {
    const years = ['MESZ6', 'MESH1', 'MESZ9', 'MESZ26'].map((symbol) => contractMonth(symbol, now)?.year);
    assert.deepEqual(years, [2026, 2031, 2029, 2026]);
    assert.equal(contractMonth('MES', now), undefined);
  });
});
