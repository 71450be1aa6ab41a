import assert from 'node:assert/strict';
import { isMarketData, withMarketData } from '../../../src/core/operations/marketData';
import { search } from '../../../src/core/operations/search';
import { sampled } from '../../../src/core/operations/exampleValue';
import { isAvailable, dialectById, dialects, fittingDialect } from '../../../src/core/snippets/dialects/index';
import { catalog, operation, request } from './fixture';

const all = withMarketData(catalog);
const added = all.operations.slice(catalog.operations.length);

describe('requests of market data', () => {
  it('are added to the catalog, which stays as it was published', () => {
    assert.equal(catalog.operations.length, 370);
    assert.ok(!catalog.operations.some(isMarketData));
    assert.ok(added.length > 0 && added.every(isMarketData));
    assert.equal(all.byId.size, all.operations.length, 'no id twice');
    assert.equal(withMarketData(catalog), all, 'the same each time: the index of the search belongs to it');
  });

  it('are found by their path', () => assert.equal(search(all, '/md/subscribeQ')[0]?.operation.id, 'subscribeQuote'));

  it('have all that the service requires', () => {
    const { body } = request('getChart');
    assert.deepEqual(body && sampled(body), {
      symbol: 'MESZ6',
      chartDescription: { underlyingType: 'MinuteBar', elementSize: 1, elementSizeUnit: 'UnderlyingUnits' },
      timeRange: { asMuchAsElements: 100 },
    });
  });

  it('are carried by a WebSocket alone, which stands in for fetch', () => {
    const able = dialects.filter((dialect) => isAvailable(dialect, request('subscribeDOM')));
    assert.deepEqual(
      able.map(({ id }) => id),
      ['websocket'],
    );
    for (const [chosen, fitting] of [
      ['fetch', 'websocket'],
      ['websocket', 'websocket'],
      ['curl', 'curl'],
    ] as const)
      assert.equal(fittingDialect(operation('subscribeDOM'), dialectById(chosen))?.id, fitting);
    assert.equal(fittingDialect(operation('subscribeDOM'), undefined)?.id, 'websocket');
    assert.equal(fittingDialect(operation('accountList'), dialectById('fetch'))?.id, 'fetch');
    assert.equal(fittingDialect(operation('accountList'), undefined), undefined);
  });
});
