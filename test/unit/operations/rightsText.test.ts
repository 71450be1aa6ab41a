import assert from 'node:assert/strict';
import { canGrant, rightsName, rightsText } from '../../../src/core/operations/rightsText';
import { everything, operation } from './fixture';

describe('the right of an operation', () => {
  const { facts } = everything;
  for (const [id, name] of [
    ['placeOrder', 'Orders: Full Access'],
    ['accountList', 'Account Information: Read Only'],
    ['clearingHouseFind', 'Configuration: Read Only'],
    ['accessTokenRequest', undefined],
  ] as const)
    it(`of ${id} is ${name ?? 'none'}`, () => {
      assert.equal(rightsName(operation(id), facts), name);
      assert.equal(rightsText(operation(id), facts)?.args[0], name);
    });

  it('is on the settings page, or must be asked for', () => {
    assert.deepEqual(
      ['placeOrder', 'clearingHouseFind', 'accessTokenRequest'].map((id) => canGrant(operation(id), facts)),
      [true, false, false],
    );
  });
});
