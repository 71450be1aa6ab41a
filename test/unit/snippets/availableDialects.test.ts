import assert from 'node:assert/strict';
import {
  allDialects,
  factsById,
  fittingDialect,
  isAvailable,
  offeredDialect,
} from '../../../src/core/snippets/availableDialects';
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

  const offered: [operation: string, chosen: string, dialect: string | undefined][] = [
    ['accountList', 'curl', 'curl'],
    ['subscribeQuote', 'fetch', 'websocket'],
    ['subscribeQuote', 'websocket', 'websocket'],
    ['subscribeQuote', 'go-websocket', 'go-websocket'],
    ['subscribeQuote', 'curl', undefined],
    ['getChart', 'powershell', undefined],
    ['syncRequest', 'http', undefined],
    ['accessTokenRequest', 'fetch', 'fetch'],
    ['accessTokenRequest', 'websocket', undefined],
  ];
  for (const [id, chosen, dialect] of offered)
    it(`are offered for ${id} with ${chosen} chosen: ${dialect ?? 'none'}`, () =>
      assert.equal(offeredDialect(operation(id), named(chosen)), dialect === undefined ? undefined : named(dialect)));
});
