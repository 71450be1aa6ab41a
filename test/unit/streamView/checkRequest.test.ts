import assert from 'node:assert/strict';
import { fieldsOf } from '../../../src/core/operations/catalog';
import { isSecret } from '../../../src/core/operations/sampleValues';
import { UserFacingError } from '../../../src/core/platform/errors';
import { checkRequest } from '../../../src/core/streamView/checkRequest';
import { requestSuggestions } from '../../../src/core/streamView/requestSuggestions';
import { everything } from '../operations/fixture';
import { catalog } from './world';

const isInvalid = (error: unknown) => error instanceof UserFacingError && error.kind === 'invalid-input';
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
      // JSON would send another number.
      ['account/item', '{"id":12345678901234567890}'],
    ] as const) {
      assert.throws(() => check(endpoint, body), isInvalid, endpoint);
    }
  });

  it('is refused where it has a secret, at any depth', () => {
    for (const [endpoint, body, query] of [
      ['order/unknown', '{"password":"made-up"}', ''],
      ['account/list', '{"users":[{"name":"sample","password":"made-up"}]}', ''],
      ['account/list', '', 'id=1&sec=made-up'],
      ['account/list', '', 'current%50assword=made-up'],
    ] as const) {
      assert.throws(() => check(endpoint, body, query), isInvalid, `${endpoint} ${body} ${query}`);
    }
  });

  it('is refused and not offered where the operation requires a secret', () => {
    const withSecret = everything.operations.filter((operation) =>
      fieldsOf(operation).some(({ name }) => isSecret(name)),
    );
    assert.ok(withSecret.some(({ id }) => id === 'modifyPassword'));
    const offered = requestSuggestions(everything).map(({ endpoint }) => endpoint.toLowerCase());
    for (const { path } of withSecret) {
      const endpoint = path.slice(1);
      for (const typed of [endpoint, endpoint.toUpperCase(), path]) {
        assert.throws(() => checkRequest(everything, { endpoint: typed, query: '', body: '' }), isInvalid, typed);
      }
      assert.equal(offered.includes(endpoint.toLowerCase()), false, endpoint);
    }
  });

  it('may be sent wherever it is offered', () => {
    const offered = requestSuggestions(everything);
    assert.ok(offered.length > 100);
    for (const { endpoint } of offered) checkRequest(everything, { endpoint, query: '', body: '' });
  });
});
