import assert from 'node:assert/strict';
import { asProgram, byHand } from '../../../../src/core/requests/form/automated';
import { operation } from '../../operations/fixture';

describe('who sends an order', () => {
  it('is a program in code, whatever the form says', () => {
    assert.deepEqual(asProgram({ isAutomated: false }, operation('placeOrder')), { isAutomated: true });
    assert.deepEqual(asProgram({}, operation('cancelOrder')), { isAutomated: true });
    assert.deepEqual(asProgram({}, operation('accountList')), {});
  });

  it('is a human at a button', () => {
    assert.deepEqual(byHand({ isAutomated: true, orderQty: 1 }), { isAutomated: false, orderQty: 1 });
    assert.deepEqual(byHand({ id: 1 }), { id: 1 });
  });
});
