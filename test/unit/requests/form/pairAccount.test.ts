import assert from 'node:assert/strict';
import { fillAccount, pairAccount } from '../../../../src/core/requests/form/pairAccount';
import { typed } from './typed';

const one = { id: 7, name: 'DEMO7' };
const other = { id: 8, name: 'DEMO8' };
const accountOf = ({ texts }: ReturnType<typeof typed>) => [texts['accountId'] ?? '', texts['accountSpec'] ?? ''];

describe('the account of a form', () => {
  it('is the only one, where none is named', () => {
    assert.deepEqual(accountOf(fillAccount(typed('placeOrder'), [one])), ['7', 'DEMO7']);
    assert.deepEqual(accountOf(fillAccount(typed('placeOrder'), [one, other])), ['', '']);
    assert.deepEqual(accountOf(fillAccount(typed('liquidatePosition'), [one])), ['7', '']);
  });

  const halves: readonly (readonly [texts: Readonly<Record<string, string>>, id: string, name: string])[] = [
    [{ accountId: '8' }, '8', 'DEMO8'],
    [{ accountId: ' 8 ' }, '8', 'DEMO8'],
    [{ accountSpec: 'DEMO8' }, '8', 'DEMO8'],
    [{ accountId: '9' }, '9', ''],
    [{ accountSpec: 'DEMO9' }, '', 'DEMO9'],
    [{ accountId: '7', accountSpec: 'DEMO8' }, '7', 'DEMO8'],
  ];
  for (const [texts, id, name] of halves)
    it(`is completed once the accounts are known: ${JSON.stringify(texts)}`, () => {
      assert.deepEqual(accountOf(fillAccount(typed('placeOrder', texts), [one, other])), [id, name]);
    });

  it('is completed by no account but its own, even by the only one', () => {
    assert.deepEqual(accountOf(fillAccount(typed('placeOrder', { accountId: '9' }), [one])), ['9', '']);
    assert.deepEqual(accountOf(fillAccount(typed('placeOrder', { accountSpec: 'DEMO9' }), [one])), ['', 'DEMO9']);
  });

  it('has its id and its name together', () => {
    const byId = typed('placeOrder', { accountId: '8' });
    assert.deepEqual(accountOf(pairAccount(byId, [one, other], 'accountId')), ['8', 'DEMO8']);
    const byName = typed('placeOrder', { accountId: '8', accountSpec: 'DEMO7' });
    assert.deepEqual(accountOf(pairAccount(byName, [one, other], 'accountSpec')), ['7', 'DEMO7']);
    const empty = typed('placeOrder');
    assert.equal(pairAccount(empty, [one], 'symbol'), empty);
  });
});
