import assert from 'node:assert/strict';
import { toOperationRow } from '../../../src/core/sidebar/operationRow';
import { operation } from '../operations/fixture';

describe('a row of the operations', () => {
  it('has what the page lists', () => {
    const { id, method, path, tag, summary } = operation('placeOrder');
    assert.deepEqual(toOperationRow(operation('placeOrder')), {
      id,
      method,
      path,
      tag,
      summary,
      mutating: true,
      common: true,
    });
    assert.equal(toOperationRow(operation('accountList')).mutating, false);
  });
});
