import assert from 'node:assert/strict';
import { isUnconfirmed } from '../../../../src/core/requests/response/unconfirmed';
import { operation } from '../../operations/fixture';

describe('a response that does not confirm a command', () => {
  for (const [id, json, unconfirmed] of [
    ['placeOrder', { orderId: 7 }, false],
    ['placeOrder', { orderId: null }, true],
    ['placeOrder', {}, true],
    ['placeOrder', [], true],
    ['placeOSO', { orderId: 7, oso1Id: 8 }, false],
    ['placeOCO', { ocoId: 8 }, true],
    ['modifyOrder', { commandId: 9 }, false],
    ['cancelOrder', {}, true],
    ['startOrderStrategy', { orderStrategy: { id: 1 } }, false],
    ['startOrderStrategy', {}, true],
    ['accountList', [], false],
    ['orderItem', {}, false],
  ] as const)
    it(`${JSON.stringify(json)} for ${id}: ${unconfirmed}`, () =>
      assert.equal(isUnconfirmed(json, operation(id)), unconfirmed));
});
