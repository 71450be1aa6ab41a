import assert from 'node:assert/strict';
import { buildRequest } from '../../../../src/core/operations/buildRequest';
import { UserFacingError } from '../../../../src/core/platform/errors';
import { toHttpRequest } from '../../../../src/core/requests/send/toHttpRequest';
import { baseUrl, catalog, now, operation } from '../../operations/fixture';

const { schemas } = catalog;
const order = { action: 'Buy', symbol: 'MESZ6', orderQty: '2', orderType: 'Market' };

describe('a request as it is sent', () => {
  const send = (id: string, options = {}, bearer: string | undefined = 'made-up-token') =>
    toHttpRequest(buildRequest(operation(id), { baseUrl, schemas, now, example: 'none', ...options }), bearer);

  it('has an encoded URL and the bearer', () => {
    assert.deepEqual(send('contractSuggest', { values: { t: 'a&b ü', l: 2 } }), {
      method: 'GET',
      url: `${baseUrl}/contract/suggest?t=a%26b%20%C3%BC&l=2`,
      headers: { Accept: 'application/json', Authorization: 'Bearer made-up-token' },
    });
  });

  it('has the body as it was written, with fields that the catalog lacks and without secrets', () => {
    const { body, headers } = send('placeOrder', {
      values: order,
      body: { more: [1, null], sec: 'made-up', symbol: 'ES' },
    });
    assert.deepEqual([body, headers['Content-Type']], ['{"more":[1,null],"symbol":"ES"}', 'application/json']);
    assert.equal(send('accountList', { body: { a: 1 } }).body, undefined);
  });

  it('has a form where the operation takes one', () => {
    const form = { operation: operation('oAuthToken'), baseUrl, schemas, now };
    const built = buildRequest(form.operation, { ...form, example: 'none' });
    const body = {
      kind: 'object',
      entries: [['redirect_uri', { kind: 'given', value: 'https://a/b?c=d&e' }]],
    } as const;
    assert.equal(toHttpRequest({ ...built, body }, undefined).body, 'redirect_uri=https%3A%2F%2Fa%2Fb%3Fc%3Dd%26e');
    assert.throws(() => toHttpRequest(built, undefined), 'its secrets are never known');
  });

  it('keeps a member of any name', () => {
    const { body } = send('placeOrder', { body: JSON.parse('{"__proto__":{"a":1},"constructor":2}') as object });
    assert.equal(body, '{"__proto__":{"a":1},"constructor":2}');
  });

  const refused: readonly (readonly [string, () => unknown, string, readonly unknown[]])[] = [
    ['a missing parameter', () => send('accountItem'), 'invalid-input', ['id']],
    [
      'a missing field',
      () => send('placeOrder', { values: { ...order, symbol: undefined } }),
      'invalid-input',
      ['symbol'],
    ],
    ['a missing field within a value', () => send('placeOSO', { values: order }), 'invalid-input', ['action']],
    ['credentials', () => send('accessTokenRequest'), 'invalid-input', ['name']],
    [
      'no token',
      () => toHttpRequest(buildRequest(operation('accountList'), { baseUrl, schemas, now }), undefined),
      'not-signed-in',
      ['/account/list'],
    ],
  ];
  for (const [name, sending, kind, args] of refused) {
    it(`is refused with ${name}`, () => {
      assert.throws(
        sending,
        (error) =>
          error instanceof UserFacingError &&
          error.kind === kind &&
          JSON.stringify(error.sentences[0]?.args) === JSON.stringify(args),
      );
    });
  }
});
