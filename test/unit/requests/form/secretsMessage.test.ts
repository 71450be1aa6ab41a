import assert from 'node:assert/strict';
import { secretsMessage } from '../../../../src/core/requests/form/secretsMessage';
import { operation } from '../../operations/fixture';

describe('why an operation with secrets is not sent', () => {
  for (const [id, secrets] of [
    ['modifyPassword', ['password']],
    ['accessTokenRequest', ['password', 'sec']],
  ] as const)
    it(`${id} names them`, () => {
      const [path, names] = secretsMessage(operation(id))?.args ?? [];
      assert.equal(path, operation(id).path);
      assert.ok(typeof names === 'string');
      for (const name of secrets) assert.ok(names.split(', ').includes(name), name);
    });

  for (const id of ['accountList', 'placeOrder'])
    it(`${id} has none`, () => assert.equal(secretsMessage(operation(id)), undefined));
});
