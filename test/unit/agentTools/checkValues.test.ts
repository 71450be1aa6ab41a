import assert from 'node:assert/strict';
import { AgentToolError } from '../../../src/core/agentTools/agentToolError';
import { checkValues, type Values } from '../../../src/core/agentTools/checkValues';
import { catalog, now, operation } from '../operations/fixture';

const order = { accountId: 1, action: 'Buy', symbol: 'MESZ6', orderQty: 1, orderType: 'Market' };
const limit = { ...order, orderType: 'Limit', price: 6900.25 };

const check = (id: string, values: Values, complete: boolean) => () =>
  checkValues(operation(id), values, { schemas: catalog.schemas, now, complete });

describe('the values of a call', () => {
  const valid: readonly (readonly [string, Values, boolean])[] = [
    ['accountList', {}, true],
    ['accountItem', { id: 5 }, true],
    ['accountItem', {}, false],
    ['placeOrder', order, true],
    ['placeOrder', limit, true],
  ];
  for (const [id, values, complete] of valid)
    it(`are taken: ${id} ${JSON.stringify(values)}`, () => assert.doesNotThrow(check(id, values, complete)));

  const invalid: readonly (readonly [string, Values, field: string])[] = [
    ['accountItem', {}, 'id'],
    ['accountItem', { id: '5' }, 'id'],
    ['accountItem', { id: 5, accountId: 5 }, 'accountId'],
    ['accountItem', { id: 1.5 }, 'id'],
    ['placeOrder', { ...order, price: 1 }, 'price'],
    ['placeOrder', { ...limit, price: 6900.1 }, 'price'],
    ['placeOrder', { ...order, symbol: 'MESH6' }, 'symbol'],
    ['placeOrder', { ...order, orderType: 'Nonsense' }, 'orderType'],
    ['modifyPassword', { password: 'x' }, 'password'],
    ['accountItem', JSON.parse('{"__proto__":1,"id":5}') as Values, '__proto__'],
  ];
  for (const [id, values, field] of invalid)
    it(`are refused: ${id} ${JSON.stringify(values)}`, () =>
      assert.throws(
        check(id, values, true),
        (error: Error) => error instanceof AgentToolError && error.message.includes(`'${field}'`),
      ));
});
