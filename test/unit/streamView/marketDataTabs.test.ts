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

  it('look up what failed with each new connection, but not what there is no contract for', async () => {
    const world = new World();
    world.isOnline = false;
    world.model.open('quotes', ['MESZ6']);
    world.model.open('depth', ['MESZ6']);
    await world.opened();
    const reconnect = async () => {
      world.sockets.last.end();
      await world.clock.advance(5000);
      return world.opened();
    };
    world.isOnline = true;
    const { requests } = await reconnect();
    assert.deepEqual(
      requests.map((request) => request.split(' ')[0]).filter((endpoint) => endpoint?.startsWith('md/')),
      ['md/subscribeQuote', 'md/subscribeDOM'],
    );
    const { quotes, depth } = world.model.snapshot();
    assert.deepEqual([quotes[0]?.problem, depth.problem], [undefined, undefined]);
    world.model.open('quotes', ['XYZ']);
    world.model.open('depth', ['XYZ']);
    await settle();
    const { lookUps } = world;
    await reconnect();
    assert.equal(world.lookUps, lookUps);
  });
});
