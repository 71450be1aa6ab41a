import assert from 'node:assert/strict';
import { marketDataOperations, onlySocketOf, sendsEvents } from '../../../src/core/operations/socketOperations';
import { search } from '../../../src/core/operations/search';
import { sampled } from '../../../src/core/operations/exampleValue';
import { isAvailable, fittingDialect } from '../../../src/core/snippets/availableDialects';
import { dialectById, dialects } from '../../../src/core/snippets/dialects/index';
import { everything, operation, request } from './fixture';

describe('operations of a socket', () => {
  it('are the four requests of market data, the replay, and the stream of the user', () => {
    const sockets = new Map(everything.operations.map((each) => [each.id, onlySocketOf(each)]));
    const of = (socket: string) => [...sockets].filter(([, one]) => one === socket).map(([id]) => id);
    assert.deepEqual(of('marketData'), ['subscribeQuote', 'subscribeDOM', 'subscribeHistogram', 'getChart']);
    assert.deepEqual(of('replay'), ['changeSpeed', 'checkReplaySession', 'initializeClock']);
    assert.deepEqual(of('trading'), ['syncRequest']);
    const facts = everything.facts;
    assert.equal(facts && marketDataOperations(facts).length, 4);
  });

  it('are followed by events, or are not', () => {
    const ids = ['subscribeQuote', 'syncRequest', 'initializeClock', 'changeSpeed', 'accountList'];
    assert.deepEqual(
      ids.map((id) => sendsEvents(operation(id))),
      [true, true, true, false, false],
    );
  });

  it('are found by their path', () =>
    assert.equal(search(everything, '/md/subscribeQ')[0]?.operation.id, 'subscribeQuote'));

  it('have all that the service requires', () => {
    const { body } = request('getChart');
    assert.deepEqual(body && Object.keys(sampled(body) as object), ['symbol', 'chartDescription', 'timeRange']);
    const { body: sync } = request('syncRequest');
    const { entityTypes } = (sync && sampled(sync)) as { entityTypes: readonly string[] };
    assert.ok(entityTypes.includes('position'));
  });

  it('are carried by a WebSocket alone, which stands in for the dialects of its language', () => {
    const able = dialects.filter((dialect) => isAvailable(dialect, request('subscribeDOM')));
    assert.deepEqual(
      able.map(({ id }) => id),
      ['websocket', 'python-websockets', 'csharp-websocket', 'go-websocket'],
    );
    for (const [chosen, fitting] of [
      ['fetch', 'websocket'],
      ['websocket', 'websocket'],
      ['python', 'python-websockets'],
      ['curl', 'curl'],
    ] as const)
      assert.equal(fittingDialect(operation('subscribeDOM'), dialectById(chosen))?.id, fitting);
    assert.equal(fittingDialect(operation('subscribeDOM'), undefined)?.id, 'websocket');
    assert.equal(fittingDialect(operation('accountList'), dialectById('fetch'))?.id, 'fetch');
    assert.equal(fittingDialect(operation('accountList'), undefined), undefined);
  });
});
