import assert from 'node:assert/strict';
import { fillOnlyAccount, pairAccount } from '../../../../src/core/requests/form/pairAccount';
import { typed } from './typed';

const one = { id: 7, name: 'DEMO7' };
const other = { id: 8, name: 'DEMO8' };
const accountOf = ({ texts }: ReturnType<typeof typed>) => [texts['accountId'] ?? '', texts['accountSpec'] ?? ''];

describe('the account of a form', () => {
  it('is the only one, where none is named', () => {
    assert.deepEqual(accountOf(fillOnlyAccount(typed('placeOrder'), [one])), ['7', 'DEMO7']);
    assert.deepEqual(accountOf(fillOnlyAccount(typed('placeOrder'), [one, other])), ['', '']);
    assert.deepEqual(accountOf(fillOnlyAccount(typed('placeOrder', { accountId: '9' }), [one])), ['9', '']);
    assert.deepEqual(accountOf(fillOnlyAccount(typed('liquidatePosition'), [one])), ['7', '']);
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
