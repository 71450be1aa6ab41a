import assert from 'node:assert/strict';
import { allDialects, factsById, fittingDialect, isAvailable } from '../../../src/core/snippets/availableDialects';
import { operation, request } from '../operations/fixture';

const sockets = ['websocket', 'python-websockets', 'csharp-websocket', 'go-websocket'];
const named = (id: string) => factsById(id) ?? assert.fail(id);

describe('the dialects of a request', () => {
  it('are found by their ID', () => {
    for (const facts of allDialects) assert.equal(factsById(facts.id), facts);
    for (const id of ['none', 'toString', '']) assert.equal(factsById(id), undefined);
  });

  it('offer market data over a WebSocket only', () => {
    for (const dialect of allDialects) {
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
