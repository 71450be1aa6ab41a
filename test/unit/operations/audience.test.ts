import assert from 'node:assert/strict';
import { isForRetail, listedOperations } from '../../../src/core/operations/audience';
import { everything, operation } from './fixture';

describe('the audience of operations', () => {
  it('is everybody unless the catalog says otherwise', () => {
    const ids = ['accountList', 'liquidate-positions', 'switch-risk-category', 'create-evaluation-users'];
    assert.deepEqual(
      ids.map((id) => isForRetail(operation(id))),
      [true, true, false, false],
    );
  });

  it('hides those of partners and organizations, in the same list each time', () => {
    const listed = listedOperations(everything, 'retail');
    assert.ok(listed.length < everything.operations.length && listed.every(isForRetail));
    assert.equal(listedOperations(everything, 'retail'), listed);
    assert.equal(listedOperations(everything, 'all'), everything.operations);
  });
});
