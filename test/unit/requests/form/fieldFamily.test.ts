import assert from 'node:assert/strict';
import { fieldsOf } from '../../../../src/core/operations/catalog';
import { familyOf } from '../../../../src/core/requests/form/fieldFamily';
import { operation } from '../../operations/fixture';

describe('the family that a field refers to', () => {
  const table: readonly (readonly [id: string, field: string, family: string | undefined])[] = [
    ['placeOrder', 'accountId', 'account'],
    ['placeOrder', 'accountSpec', 'account'],
    ['placeOrder', 'symbol', 'contract'],
    ['placeOrder', 'text', undefined],
    ['contractItem', 'id', 'contract'],
    ['contractItems', 'ids', 'contract'],
    ['cancelEverything', 'userIds', 'user'],
    ['orderDependents', 'masterid', 'account'],
    ['fillDependents', 'masterid', 'order'],
    ['productFind', 'name', 'product'],
    ['workspace-template-create', 'name', undefined],
  ];
  for (const [id, name, family] of table)
    it(`is ${family ?? 'none'} for ${id}.${name}`, () => {
      const field = fieldsOf(operation(id)).find((one) => one.name === name) ?? assert.fail();
      const type = field.type === 'array' ? field.items?.type : field.type;
      assert.equal(familyOf(field, type, operation(id)), family);
    });
});
