import assert from 'node:assert/strict';
import { contractMeantBy, symbolProblem } from '../../../../src/core/requests/form/symbolProblem';
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
    // Expired on November 19.
    ['CLZ6', 'CLF7'],
    ['FOOU6', undefined],
  ] as const)
    it(`${text} is ${suggested === undefined ? 'accepted' : 'refused, with one that is traded'}`, () =>
      assert.equal(symbolProblem('symbol', text, now)?.args[1], suggested));
});
