import assert from 'node:assert/strict';
import { explainDenial, rightsAdvice } from '../../../../src/core/requests/response/explainDenial';
import { everything, now, operation } from '../../operations/fixture';

const context = (id: string) => {
  const service = everything.facts;
  return { operation: operation(id), live: false, now, ...(service ? { service } : {}) };
};

describe('a denied request', () => {
  it('says which right the key needs, as the settings page calls it', () => {
    assert.deepEqual(rightsAdvice(context('placeOrder'))[0]?.args, ['Orders: Full Access']);
    assert.equal(rightsAdvice(context('oAuthToken')).length, 1);
    assert.notEqual(rightsAdvice(context('placeOrder'))[1], rightsAdvice(context('clearingHouseFind'))[1]);
  });

  it('is found in the body of a status 200', () => {
    const denied = { failureReason: 'UnknownReason', failureText: 'Access is denied' };
    const explanation = explainDenial(denied, ['Access is denied'], context('placeOrder'));
    assert.deepEqual([explanation?.reason, explanation?.tone], ['denied', 'error']);
    assert.ok(explanation?.sentences.some(({ args }) => args.includes('Orders: Full Access')));
    assert.equal(explainDenial({ errorText: 'Access denied' }, [], context('placeOrder'))?.reason, 'denied');
  });

  it('is no other refusal', () => {
    for (const json of [
      { errorText: 'No such account' },
      { failureText: 'Insufficient margin' },
      [],
      null,
      'Access is denied',
    ])
      assert.equal(explainDenial(json, [], context('placeOrder')), undefined);
  });
});
