import assert from 'node:assert/strict';
import { AgentToolError } from '../../../src/core/agentTools/agentToolError';
import { operationNamed } from '../../../src/core/agentTools/operationNamed';
import { catalog } from '../operations/fixture';

describe('an operation by its id', () => {
  it('is found', () => assert.equal(operationNamed(catalog, 'accountList').path, '/account/list'));

  it('is refused with those that are like it', () => {
    const refused = (error: Error) => error instanceof AgentToolError && error.message.includes('accountList');
    assert.throws(() => operationNamed(catalog, 'list-accounts'), refused);
    assert.throws(() => operationNamed(catalog, '__proto__'), AgentToolError);
  });
});
