import assert from 'node:assert/strict';
import type { Json } from '../../../../src/core/operations/exampleValue';
import {
  accountConflict,
  accountSuggestions,
  accountValues,
  namedAccount,
  namedBy,
} from '../../../../src/core/requests/form/namedAccount';
import { operation } from '../../operations/fixture';

const one = { id: 7, name: 'DEMO7' };
const other = { id: 8, name: 'DEMO8' };
const accounts = [one, other];

describe('the account that values name', () => {
  const rows: readonly (readonly [
    values: Readonly<Record<string, Json>>,
    account: typeof one | undefined,
    isConflict: boolean,
  ])[] = [
    [{}, undefined, false],
    [{ symbol: 'MESZ6' }, undefined, false],
    [{ accountId: null, accountSpec: ' ' }, undefined, false],
    [{ accountId: 8 }, other, false],
    [{ accountId: '8' }, other, false],
    [{ accountSpec: 'DEMO8' }, other, false],
    [{ accountSpec: ' DEMO8 ' }, other, false],
    [{ accountId: 8, accountSpec: 'DEMO8' }, other, false],
    [{ accountId: 9 }, undefined, false],
    [{ accountSpec: 'DEMO9' }, undefined, false],
    [{ accountId: 9, accountSpec: 'DEMO9' }, undefined, false],
    [{ accountId: 7, accountSpec: 'DEMO8' }, undefined, true],
    [{ accountId: 7, accountSpec: 'DEMO9' }, undefined, true],
    [{ accountId: 9, accountSpec: 'DEMO7' }, undefined, true],
  ];
  for (const [values, account, isConflict] of rows)
    it(`is ${isConflict ? 'two' : (account?.name ?? 'not known')} in ${JSON.stringify(values)}`, () => {
      assert.equal(namedAccount(values, accounts), account);
      assert.equal(accountConflict(values, accounts) !== undefined, isConflict);
      assert.equal(accountConflict(values, []), undefined);
    });

  it('is written with both halves', () => {
    assert.deepEqual(accountValues(one), { accountId: 7, accountSpec: 'DEMO7' });
    assert.deepEqual(namedBy(accountValues(one)), ['accountId', 'accountSpec']);
  });
});

describe('suggestions for the account of an order', () => {
  it('begin with the id and the name of one account', () =>
    assert.deepEqual(accountSuggestions(operation('placeOrder'), {}, accounts), {
      accountId: [7, 8],
      accountSpec: ['DEMO7', 'DEMO8'],
    }));

  it('are none where half of it is given', () => {
    for (const values of [{ accountId: 9 }, { accountSpec: 'DEMO9' }])
      assert.deepEqual(accountSuggestions(operation('placeOrder'), values, accounts), {
        accountId: [],
        accountSpec: [],
      });
  });

  it('change nothing where the id is enough', () =>
    assert.deepEqual(accountSuggestions(operation('liquidatePosition'), {}, accounts), {}));
});
