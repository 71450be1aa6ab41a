import assert from 'node:assert/strict';
import { marketDataOutcome } from '../../../../src/core/streams/tables/outcome';

describe('the outcome of a subscription for market data', () => {
  for (const response of [
    { mode: 'RealTime' },
    { mode: 'Unknown' },
    { subscriptionId: 7 },
    undefined,
    'text',
    ['Delayed'],
  ])
    it(`is nothing to say after ${JSON.stringify(response)}`, () => assert.deepEqual(marketDataOutcome(response), {}));

  it('is delayed prices', () => assert.deepEqual(marketDataOutcome({ mode: 'Delayed' }), { isDelayed: true }));

  it('is an error if there is no market data', () => {
    const { error, isDelayed } = marketDataOutcome({ mode: 'None' });
    assert.equal(error?.kind, 'refused');
    assert.equal(isDelayed, undefined);
  });
});
