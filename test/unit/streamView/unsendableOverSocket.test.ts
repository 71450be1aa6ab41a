import assert from 'node:assert/strict';
import { secretsMessage } from '../../../src/core/requests/form/secretsMessage';
import { sentBySessionMessage, unsendableOverSocket } from '../../../src/core/streamView/unsendableOverSocket';
import { catalog, operation } from '../operations/fixture';

describe('what a user cannot send over a socket', () => {
  for (const id of ['accessTokenRequest', 'renewAccessToken'])
    it(`is ${id}, which the session sends`, () => {
      const { path } = operation(id);
      assert.deepEqual(unsendableOverSocket(operation(id)), sentBySessionMessage(path.slice(1)));
    });

  it('is what requires a secret', () => {
    const change = operation('modifyPassword');
    assert.ok(secretsMessage(change));
    assert.deepEqual(unsendableOverSocket(change), secretsMessage(change));
  });

  it('is little of the catalog', () => {
    const refused = catalog.operations.filter((each) => unsendableOverSocket(each));
    assert.ok(refused.length > 0 && refused.length < catalog.operations.length / 10, String(refused.length));
    assert.equal(unsendableOverSocket(operation('placeOrder')), undefined);
  });
});
