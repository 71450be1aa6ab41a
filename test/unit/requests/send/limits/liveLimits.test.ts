import assert from 'node:assert/strict';
import {
  allowsAccount,
  allowsSymbol,
  hasLimits,
  noLimits,
  readLimits,
} from '../../../../../src/core/requests/send/limits/liveLimits';

const none = { allowedAccounts: undefined, maxOrderQuantity: undefined, allowedSymbols: undefined };

describe('limits of LIVE', () => {
  const settings: [string, object, object][] = [
    ['nothing is set', {}, noLimits],
    ['empty lists', { allowedAccounts: [], allowedSymbols: [], maxOrderQuantity: null }, noLimits],
    ['lists', { allowedAccounts: ['a1', 12], allowedSymbols: [' mes '] }, { accounts: ['A1', '12'], symbols: ['MES'] }],
    ['one name without a list', { allowedAccounts: 'A1' }, { accounts: ['A1'] }],
    ['a quantity', { maxOrderQuantity: 3 }, { maxQuantity: 3 }],
    ['no order at all', { maxOrderQuantity: 0 }, { maxQuantity: 0 }],
    ['a quantity in quotes', { maxOrderQuantity: '3' }, { invalid: ['maxOrderQuantity'] }],
    ['a negative quantity', { maxOrderQuantity: -1 }, { invalid: ['maxOrderQuantity'] }],
    ['an empty name', { allowedAccounts: [''] }, { invalid: ['allowedAccounts'] }],
    ['an object in a list', { allowedSymbols: [{}] }, { invalid: ['allowedSymbols'] }],
  ];
  for (const [what, values, limits] of settings)
    it(`are read from ${what}`, () => {
      const read = readLimits({ ...none, ...values });
      assert.deepEqual(read, { ...noLimits, ...limits });
      assert.equal(hasLimits(read), limits !== noLimits);
    });

  it('allow an account by its id or its name, a contract by its name or its product', () => {
    const limits = readLimits({ ...none, allowedAccounts: ['Real1', '7'], allowedSymbols: ['MES', 'ESZ6'] });
    const accounts = [['7'], ['9', 'REAL1'], ['9'], []].map((names) => allowsAccount(limits, names));
    assert.deepEqual(accounts, [true, true, false, false]);
    const symbols = ['MESZ6', 'mesh7', 'MES', 'ESZ6', 'ESH7', 'MNQZ6', ''].map((name) => allowsSymbol(limits, name));
    assert.deepEqual(symbols, [true, true, true, true, false, false, false]);
  });
});
