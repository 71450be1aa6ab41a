import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { checkRequest } from '../../../src/core/streamView/checkRequest';
import { catalog } from './world';

const check = (endpoint: string, body = '', query = '') => checkRequest(catalog, { endpoint, query, body });

describe('a request that was typed', () => {
  it('modifies data unless it is known to only read', () => {
    const cases: readonly (readonly [endpoint: string, isMutating: boolean])[] = [
      ['order/placeorder', true],
      ['Order/PlaceOrder', true],
      ['order/unknown', true],
      ['account/list', false],
      ['md/subscribeQuote', false],
      ['md/unsubscribeQuote', false],
      ['md/../order/placeorder', true],
    ];
    for (const [endpoint, isMutating] of cases) assert.equal(check(endpoint).isMutating, isMutating, endpoint);
  });

  it('is read as typed', () => {
    assert.deepEqual(check(' /account/list ', ' {"a":1} ', ' id=1 ').request, {
      endpoint: 'account/list',
      query: 'id=1',
      body: { a: 1 },
    });
    assert.deepEqual(check('account/list').request, { endpoint: 'account/list' });
  });

  it('is refused where the body is no object, or the session sends it', () => {
    for (const [endpoint, body] of [
      ['account/list', '[1]'],
      ['account/list', '{'],
      ['authorize', ''],
      ['AUTHORIZE', ''],
      ['auth/renewaccesstoken', ''],
    ] as const) {
      assert.throws(
        () => check(endpoint, body),
        (error) => error instanceof UserFacingError && error.kind === 'invalid-input',
        endpoint,
      );
    }
  });
});
