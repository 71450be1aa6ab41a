import assert from 'node:assert/strict';
import { mayIdentify } from '../../../src/core/agentTools/personalResponse';
import type { Operation } from '../../../src/core/operations/catalog';
import { catalog, operation } from '../operations/fixture';

const { schemas } = catalog;
const responding = (schema: string): Operation => ({ ...operation('orderList'), response: { schema, array: false } });

describe('a response that cannot be parsed', () => {
  const rows: readonly (readonly [what: string, operation: Operation, body: string, expected: boolean])[] = [
    ['orders', operation('orderList'), '[{"id":1', false],
    ['an order with a name in it', operation('orderList'), '[{"id":1,"firstName":"Jane', true],
    ['accounts', operation('accountList'), '[{"id":1', true],
    ['contacts', operation('contactInfoItem'), 'cut', true],
    ['users', operation('userList'), 'cut', true],
    ['what the sign-in returns', operation('me'), 'cut', true],
    ['a list within a response', responding('TradingPermissionsResponse'), 'cut', true],
    ['an object within a response', responding('UpdateContactInfoResponse'), 'cut', true],
    ['a schema that nobody describes', responding('Unknown'), 'cut', false],
  ];
  for (const [what, one, body, expected] of rows)
    it(`${expected ? 'may identify somebody' : 'is passed on'}: ${what}`, () =>
      assert.equal(mayIdentify(one, body, schemas), expected));

  it('ends where schemas refer to each other', () => {
    const circle = new Map([
      ['A', [{ name: 'b', required: true, ref: 'B' }]],
      ['B', [{ name: 'a', required: true, items: { ref: 'A' } }]],
    ]);
    assert.equal(mayIdentify(responding('A'), '', circle), false);
  });
});
