import assert from 'node:assert/strict';
import { isAvailable, dialectById, dialects, fittingDialect } from '../../../../src/core/snippets/dialects/index';
import { operation, request } from '../../operations/fixture';

const sockets = ['websocket', 'python-websockets', 'csharp-websocket', 'go-websocket'];
const named = (id: string) => dialectById(id) ?? assert.fail(id);

describe('the dialects', () => {
  it('keep their IDs, which key bindings use', () =>
    assert.deepEqual(
      [
        ...['curl', 'fetch', 'powershell', 'python', 'python-requests', 'csharp', 'websocket', 'http'],
        ...['axios', 'python-httpx', 'go', ...sockets],
      ].filter((id) => dialectById(id) === undefined),
      [],
    ));

  it('are found by their ID, each by its own', () => {
    assert.equal(new Set(dialects.map(({ id }) => id)).size, dialects.length);
    for (const dialect of dialects) assert.equal(dialectById(dialect.id), dialect);
    for (const id of ['none', 'toString', '']) assert.equal(dialectById(id), undefined);
  });

  it('offer market data over a WebSocket only', () => {
    for (const dialect of dialects) {
      assert.equal(isAvailable(dialect, request('subscribeQuote')), sockets.includes(dialect.id));
      assert.equal(isAvailable(dialect, request('accountList')), true);
      assert.equal(isAvailable(dialect, request('accessTokenRequest')), !sockets.includes(dialect.id));
    }
  });

  const fitting: [operation: string, chosen: string | undefined, dialect: string | undefined][] = [
    ['accountList', 'curl', 'curl'],
    ['accountList', undefined, undefined],
    ['subscribeQuote', undefined, 'websocket'],
    ['subscribeQuote', 'fetch', 'websocket'],
    ['subscribeQuote', 'python-httpx', 'python-websockets'],
    ['subscribeQuote', 'csharp', 'csharp-websocket'],
    ['subscribeQuote', 'go', 'go-websocket'],
    ['subscribeQuote', 'curl', 'curl'],
  ];
  for (const [id, chosen, dialect] of fitting)
    it(`for ${id}, with ${chosen ?? 'none'} chosen: ${dialect ?? 'none'}`, () =>
      assert.equal(
        fittingDialect(operation(id), chosen === undefined ? undefined : named(chosen)),
        dialect === undefined ? undefined : named(dialect),
      ));
});
