import assert from 'node:assert/strict';
import { samplePlaceholders, sampleSymbol, startingValues } from '../../../src/core/operations/startingValues';
import { now, operation } from './fixture';

const start = (id: string, given: Record<string, unknown> = {}) =>
  startingValues(operation(id), given, samplePlaceholders(now));

describe('what a request begins with', () => {
  it('is the example of the catalog, with samples for placeholders', () => {
    const { symbol, accountId, accountSpec, orderType } = start('placeOrder');
    assert.deepEqual([symbol, accountId, typeof accountSpec, orderType], ['MESZ6', 0, 'string', 'Market']);
    assert.deepEqual(start('accountList'), {});
  });

  it('is the example that fits what is given', () => {
    assert.deepEqual(
      Object.keys(start('placeOrder', { orderType: 'StopLimit', action: 'Buy' })).includes('stopPrice'),
      true,
    );
    assert.match(JSON.stringify(start('startOrderStrategy', { action: 'Sell' })), /profitTarget\\":-/);
  });

  it('leaves out what has no value', () => {
    const none = startingValues(operation('placeOrder'), {}, () => undefined);
    assert.ok(!('symbol' in none) && none['orderQty'] === 1);
  });

  it('names a session in the past, on a business day', () => {
    const { startTimestamp } = start('initializeClock');
    const time = new Date(typeof startTimestamp === 'string' ? startTimestamp : '');
    assert.ok(time.getTime() < now && time.getUTCDay() % 6 !== 0);
  });

  it('never names an expired contract', () => {
    assert.equal(sampleSymbol(Date.parse('2027-01-05T00:00:00Z')), 'MESH7');
  });
});
