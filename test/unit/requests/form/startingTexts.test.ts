import assert from 'node:assert/strict';
import { followStart, givenTexts, startingTexts } from '../../../../src/core/requests/form/startingTexts';
import { now, operation } from '../../operations/fixture';

const start = (id: string, given = {}) => startingTexts(operation(id), given, now);

describe('what a form begins with', () => {
  it('has no side, no price and no id: they are the user’s', () => {
    assert.deepEqual(Object.keys(start('placeOrder', { orderType: 'StopLimit' })), [
      'orderQty',
      'orderType',
      'timeInForce',
      'isAutomated',
    ]);
    assert.deepEqual(start('liquidatePosition'), { admin: 'false', isAutomated: 'false' });
    assert.deepEqual(start('liquidate-positions')['positions'], undefined);
    assert.equal((JSON.parse(start('placeOSO')['bracket1'] ?? '') as { stopPrice: unknown }).stopPrice, null);
  });

  it('has none of the values of an order that it modifies', () =>
    assert.deepEqual(start('modifyOrder'), { isAutomated: 'false' }));

  it('has the time of a session to replay', () =>
    assert.ok(Date.parse(start('initializeClock')['startTimestamp'] ?? '') < now));
});

describe('texts that follow the start', () => {
  it('change as long as they are not edited', () => {
    const after = followStart({ a: '1', b: 'edited', c: '3' }, { a: '1', b: '2', c: '3' }, { a: '9', b: '9' });
    assert.deepEqual(after, { a: '9', b: 'edited', c: '' });
  });

  it('are given if they are not empty', () => assert.deepEqual(givenTexts({ a: '', b: '2' }), { b: '2' }));
});
