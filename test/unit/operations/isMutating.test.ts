import assert from 'node:assert/strict';
import { isMutating, isSafeToRepeat } from '../../../src/core/operations/isMutating';
import { parseCatalog } from '../../../src/core/operations/catalog';
import { readOnlyError } from '../../../src/core/requests/send/liveGuard';
import { catalog, operation } from './fixture';

describe('isMutating', () => {
  const table: [id: string, mutating: boolean, safeToRepeat: boolean][] = [
    ['accountList', false, true],
    ['placeOrder', true, false],
    ['modifyPassword', true, false],
    ['modifyCredentials', true, false],
    ['accessTokenRequest', false, false],
    ['oAuthToken', false, false],
    ['oAuthAuthorize', false, false],
    ['oAuthRefresh', false, false],
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
    const mutating = catalog.operations.filter(isMutating);
    assert.equal(mutating.length, 81);
    assert.ok(!mutating.some(isSafeToRepeat));
  });
});

describe('finding low: an unknown kind in the catalog fails open', () => {
  for (const kind of ['change', 'Query', '', null, undefined, 7]) {
    it(`${JSON.stringify(kind)} counts as modifying, is never repeated and is blocked on LIVE`, () => {
      const text = JSON.stringify({ operations: [{ ...operation('accountList'), kind }], schemas: {} });
      const [unknown = assert.fail()] = parseCatalog(text).operations;
      assert.deepEqual([isMutating(unknown), isSafeToRepeat(unknown)], [true, false]);
      assert.equal(readOnlyError(unknown, true, true)?.kind, 'blocked');
    });
  }

  it('a lifecycle call that nobody knows counts as modifying, too', () => {
    assert.equal(isMutating({ id: 'somethingNew', kind: 'lifecycle' }), true);
  });
});

describe('handledBySession', () => {
  it('marks the two calls of the session, and no other', () => {
    const marked = catalog.operations.filter(({ handledBySession }) => handledBySession);
    assert.deepEqual(
      marked.map(({ id, handledBySession }) => [id, handledBySession]),
      [
        ['accessTokenRequest', 'sign-in'],
        ['renewAccessToken', 'renewal'],
      ],
    );
  });
});
