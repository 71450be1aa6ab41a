import assert from 'node:assert/strict';
import { isMutating, isSafeToRepeat } from '../../../src/core/operations/isMutating';
import { catalogue, operation } from './fixture';

describe('isMutating', () => {
  const table: [id: string, mutating: boolean, safeToRepeat: boolean][] = [
    ['accountList', false, true],
    ['placeOrder', true, false],
    ['modifyPassword', true, false],
    ['modifyCredentials', true, false],
    ['accessTokenRequest', false, false],
    ['oAuthToken', false, false],
    ['renewAccessToken', false, false],
    ['syncRequest', false, false],
  ];
  for (const [id, mutating, safe] of table) {
    it(`${id}: ${mutating ? 'mutating' : 'not mutating'}, ${safe ? '' : 'not '}safe to repeat`, () => {
      assert.equal(isMutating(operation(id)), mutating);
      assert.equal(isSafeToRepeat(operation(id)), safe);
    });
  }

  it('covers 81 operations, none of which is safe to repeat', () => {
    const mutating = catalogue.operations.filter(isMutating);
    assert.equal(mutating.length, 81);
    assert.ok(!mutating.some(isSafeToRepeat));
  });
});

describe('handledBySession', () => {
  it('marks the two calls of the session, and no other', () => {
    const marked = catalogue.operations.filter(({ handledBySession }) => handledBySession);
    assert.deepEqual(
      marked.map(({ id, handledBySession }) => [id, handledBySession]),
      [
        ['accessTokenRequest', 'sign-in'],
        ['renewAccessToken', 'renewal'],
      ],
    );
  });
});
