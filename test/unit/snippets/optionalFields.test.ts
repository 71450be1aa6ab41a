import assert from 'node:assert/strict';
import { optionalFields } from '../../../src/core/snippets/optionalFields';
import { operation } from '../operations/fixture';

describe('optional fields', () => {
  const namesOf = (id: string) => optionalFields(operation(id)).map(({ name }) => name);

  it('are the ones that are not required', () => {
    assert.ok(namesOf('placeOrder').includes('stopPrice'));
    assert.ok(!namesOf('placeOrder').includes('symbol'));
  });
  it('can be none', () => assert.deepEqual(namesOf('accountList'), []));
  it('include no credentials', () => assert.ok(!namesOf('accessTokenRequest').includes('sec')));
});
