import assert from 'node:assert/strict';
import { MarketDataTabs } from '../../../src/core/streamView/marketDataTabs';
import { ViewSockets } from '../../../src/core/streamView/viewSockets';
import { settle } from '../fakes';
import { World } from './world';

describe('the tabs of market data', () => {
  it('open the socket with the first symbol, and not for an empty text', async () => {
    const world = new World();
    const sockets = new ViewSockets(
      world.hub,
      () => Promise.resolve(),
      () => undefined,
    );
    const contracts = { find: () => Promise.resolve({ contractId: 1, symbol: 'MESZ6' }) };
    const tabs = new MarketDataTabs(
      sockets,
      world.clock,
      contracts,
      () => undefined,
      () => undefined,
    );
    for (const text of ['', ' ']) tabs.addQuote(text);
    await settle();
    assert.equal(world.sockets.all.length, 0);
    tabs.addQuote('mesz6');
    tabs.showDepth('MESZ6');
    tabs.showChart('MESZ6', '15m');
    const socket = await world.opened();
    assert.deepEqual(
      socket.requests
        .map((request) => request.split(' ')[0])
        .slice(1)
        .sort(),
      ['md/getChart', 'md/subscribeDOM', 'md/subscribeQuote'],
    );
    assert.deepEqual(
      [tabs.quotes.symbols[0]?.symbol, tabs.depth.symbol, tabs.chart.timeFrame],
      ['MESZ6', 'MESZ6', '15m'],
    );
    tabs.dispose();
    assert.deepEqual(tabs.quotes.symbols, []);
  });
});
