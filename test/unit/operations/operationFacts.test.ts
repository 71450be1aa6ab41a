import assert from 'node:assert/strict';
import { factsOf } from '../../../src/core/operations/operationFacts';
import { everything, operation } from './fixture';

const facts = (id: string) => factsOf(operation(id), everything.facts);

describe('what to know before an operation is called', () => {
  it('has the rights, limits, environment and transport that the catalog knows', () => {
    const counts = [
      'placeOrder',
      'resetDemoAccountState',
      'syncRequest',
      'dry-run',
      'alertList',
      'accessTokenRequest',
    ].map((id) => facts(id).facts.length);
    assert.deepEqual(counts, [1, 2, 3, 3, 2, 1]);
    assert.deepEqual(facts('placeOrder').facts[0]?.args, ['Orders: Full Access']);
  });

  it('has its notes, and why not to build on it', () => {
    assert.ok(facts('placeOrder').notes.some((note) => note.includes('failureReason')));
    assert.equal(facts('alertList').notes[0], operation('alertList').deprecated);
  });
});
