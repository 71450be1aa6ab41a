import assert from 'node:assert/strict';
import { fieldsOf } from '../../../../src/core/operations/catalog';
import { fieldHint } from '../../../../src/core/requests/form/fieldHint';
import { choicesOf, fieldKind } from '../../../../src/core/requests/form/fieldKind';
import { operation } from '../../operations/fixture';

/** @param hint the arguments of each part of the hint */
const fields: readonly (readonly [id: string, name: string, kind: string, hint: readonly (readonly unknown[])[]])[] = [
  ['placeOrder', 'symbol', 'text', [[], [64]]],
  ['placeOrder', 'orderQty', 'number', [[], [1]]],
  ['placeOrder', 'price', 'number', [[]]],
  ['placeOrder', 'action', 'choice', []],
  ['placeOrder', 'isAutomated', 'choice', []],
  ['placeOrder', 'expireTime', 'date', [['2026-01-05T14:30:00Z']]],
  ['initializeClock', 'speed', 'number', [[], [0], [400]]],
  ['accountItems', 'ids', 'list', [[]]],
  ['workspace-template-finds', 'names', 'list', [[]]],
  ['resetDemoAccountState', 'resetTradeDate', 'json', [['TradeDate']]],
  ['rollContracts', 'rollContracts', 'json', [['RollContractBase']]],
  ['modifyPassword', 'password', 'secret', [[]]],
];

describe('the kind and the hint of a field', () => {
  for (const [id, name, kind, hint] of fields) {
    it(`${id}.${name}: ${kind}`, () => {
      const field = fieldsOf(operation(id)).find((one) => one.name === name);
      assert.ok(field);
      assert.deepEqual([fieldKind(field), fieldHint(field).map(({ args }) => args)], [kind, hint]);
    });
  }

  it('names the type of a list', () => {
    const typeOf = (id: string) => {
      const [field] = fieldsOf(operation(id));
      return field && fieldHint(field)[0]?.message;
    };
    assert.notEqual(typeOf('accountItems'), typeOf('workspace-template-finds'));
  });

  it('has the choices of an enumeration and of a boolean', () => {
    assert.deepEqual(choicesOf({ name: 'x', required: true, type: 'boolean' }), ['true', 'false']);
    assert.deepEqual(choicesOf({ name: 'x', required: true, type: 'string', enum: ['Buy'] }), ['Buy']);
    assert.equal(choicesOf({ name: 'x', required: true, type: 'string' }), undefined);
  });
});
