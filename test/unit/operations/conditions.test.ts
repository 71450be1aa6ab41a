import assert from 'node:assert/strict';
import { fieldsOf } from '../../../src/core/operations/catalog';
import {
  belongs,
  choicesNeeding,
  isDiscriminator,
  isNeeded,
  offeredChoices,
} from '../../../src/core/operations/conditions';
import { operation } from './fixture';

function field(id: string, name: string) {
  const found = fieldsOf(operation(id)).find((one) => one.name === name);
  assert.ok(found);
  return found;
}

describe('a field that depends on others', () => {
  const price = field('placeOrder', 'price');

  it('is needed with some values only', () => {
    const needed = ['Limit', 'Market', undefined].map((orderType) => isNeeded(price, { orderType }));
    assert.deepEqual(needed, [true, false, false]);
  });

  it('is needed unless another has a value', () => {
    const id = field('create-partner-subaccount-request', 'nationalId');
    assert.deepEqual(
      ['US', 'CA', undefined].map((citizenship) => isNeeded(id, { citizenship })),
      [false, true, false],
    );
  });

  it('is needed in practice where the published files call it optional', () => {
    const account = field('placeOrder', 'accountId');
    assert.deepEqual([isNeeded(account, {}), isNeeded(account, {}, 'published')], [true, false]);
  });

  it('belongs to the request unless another value rules it out', () => {
    const all = ['Limit', 'Market', undefined].map((orderType) => belongs(price, { orderType }));
    assert.deepEqual(all, [true, false, true]);
    const touched = field('placeOrder', 'limitIfTouchedPrice');
    assert.deepEqual(
      [belongs(touched, { orderType: 'LimitIfTouched' }), belongs(touched, { orderType: 'MIT' })],
      [true, false],
    );
    const reason = field('set-admin-auto-liq-action', 'adminActionReason');
    assert.ok(belongs(reason, { adminActionReasonCode: 'CallIn' }));
  });
});

describe('a field that decides which others there are', () => {
  const fields = fieldsOf(operation('placeOrder'));
  const type = field('placeOrder', 'orderType');

  for (const [names, choices] of [
    [[], ['Market']],
    [['price'], ['Limit', 'MIT']],
    [['stopPrice', 'price'], ['StopLimit']],
    [['pegDifference'], ['TrailingStop']],
  ] as const)
    it(`has the values ${choices.join(', ')} for ${names.join(', ') || 'no price'}`, () =>
      assert.deepEqual(choicesNeeding(type, fields, new Set(names)), choices));

  it('is one of a few', () => {
    assert.deepEqual([isDiscriminator(type), isDiscriminator(field('placeOrder', 'action'))], [true, false]);
    assert.deepEqual(choicesNeeding(field('placeOrder', 'action'), fields, new Set()), []);
  });

  it('offers nothing that is documented nowhere', () => assert.ok(!offeredChoices(type)?.includes('QTS')));
});
