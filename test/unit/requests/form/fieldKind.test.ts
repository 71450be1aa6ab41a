import assert from 'node:assert/strict';
import { fieldsOf } from '../../../../src/core/operations/catalog';
import { choicesOf, fieldKind } from '../../../../src/core/requests/form/fieldKind';
import { operation } from '../../operations/fixture';

describe('the kind of a field', () => {
  const fields: readonly (readonly [id: string, name: string, kind: string])[] = [
    ['placeOrder', 'symbol', 'text'],
    ['placeOrder', 'orderQty', 'number'],
    ['placeOrder', 'price', 'number'],
    ['placeOrder', 'action', 'choice'],
    ['placeOrder', 'isAutomated', 'choice'],
    ['placeOrder', 'expireTime', 'date'],
    ['accountItems', 'ids', 'list'],
    ['workspace-template-finds', 'names', 'list'],
    ['resetDemoAccountState', 'resetTradeDate', 'json'],
    ['rollContracts', 'rollContracts', 'json'],
    ['modifyPassword', 'password', 'secret'],
  ];
  for (const [id, name, kind] of fields) {
    it(`${id}.${name}: ${kind}`, () => {
      const field = fieldsOf(operation(id)).find((other) => other.name === name);
      assert.equal(field && fieldKind(field), kind);
    });
  }

  it('has the choices of an enumeration and of a boolean', () => {
    assert.deepEqual(choicesOf({ name: 'x', required: true, type: 'boolean' }), ['true', 'false']);
    assert.deepEqual(choicesOf({ name: 'x', required: true, type: 'string', enum: ['Buy'] }), ['Buy']);
    assert.equal(choicesOf({ name: 'x', required: true, type: 'string' }), undefined);
  });
});
