import assert from 'node:assert/strict';
import type { StreamTab } from '../../../src/core/streamView/streamMessages';
import type { StreamViewModel } from '../../../src/core/streamView/streamViewModel';
import { settle } from '../fakes';
import { bar, bars, dom, LIVE_IDS, order, quote, World } from './world';

describe('a view of live streams', () => {
  it('opens nothing until the user asks for it', async () => {
    const world = new World();
    for (const tab of ['quotes', 'depth', 'chart', 'messages'] as const) world.model.setTab(tab);
    world.model.reset();
    await settle();
    assert.deepEqual([world.sockets.all.length, world.signIns, world.model.takeUpdate()?.messages?.rows], [0, 0, []]);
  });

  it('opens what a command names, each socket once, and closes all with the view', async () => {
    const world = new World();
    world.model.open('account', []);
    const trading = await world.opened();
    world.model.open('chart', ['MESZ6']);
    world.model.open('depth', ['MESZ6']);
    world.model.open('quotes', ['MESZ6', 'MNQZ26']);
    const marketData = await world.opened();
    assert.deepEqual([world.sockets.all.length, world.signIns], [2, 2]);
    assert.deepEqual(
      marketData.requests.map((request) => request.split(' ')[0]),
      ['authorize', 'md/getChart', 'md/subscribeDOM', 'md/subscribeQuote', 'md/subscribeQuote'],
    );
    world.model.dispose();
    assert.deepEqual([trading.closedWith, marketData.closedWith], [1000, 1000]);
  });

  it('opens no socket for a view that was closed during the sign-in', async () => {
    const world = new World();
    world.model.open('account', []);
    world.model.dispose();
    await settle();
    assert.equal(world.sockets.all.length, 0);
  });

  it('has the state of each connection, and connects again on request only', async () => {
    const world = new World();
    world.model.open('account', []);
    const socket = await world.opened();
    socket.respond('user/syncrequest', {});
    const view = () => world.model.snapshot().sockets.map(({ kind, tone, action }) => [kind, tone, action]);
    assert.deepEqual(view(), [['trading', 'success', 'disconnect']]);
    assert.equal(world.model.changesIn, 1000);
    world.model.apply({ type: 'disconnect', socket: 'trading' });
    await world.clock.advance(120_000);
    assert.deepEqual([view(), world.sockets.all.length], [[['trading', 'plain', 'connect']], 1]);
    world.model.apply({ type: 'connect', socket: 'trading' });
    await settle();
    assert.equal(world.sockets.all.length, 2);
  });

  it('gives what changed in the open tab alone', async () => {
    const world = new World();
    world.model.open('account', []);
    const socket = await world.opened();
    socket.respond('user/syncrequest', {});
    world.model.takeUpdate();
    socket.messages(order(1, 'Working'));
    world.model.setTab('messages');
    assert.deepEqual(Object.keys(world.model.takeUpdate() ?? {}), ['messages']);
    world.model.setTab('account');
    assert.equal(world.model.takeUpdate()?.account?.orders?.rows.length, 1);
  });

  for (const [name, tab, act] of [
    ['account opens again', 'account', (model) => model.open('account', [])],
    ['quotes open again', 'quotes', (model) => model.open('quotes', [])],
    ['depth opens again', 'depth', (model) => model.open('depth', [])],
    ['a chart opens again', 'chart', (model) => model.open('chart', [])],
    ['another tab opens', 'quotes', (model) => model.setTab('depth')],
    ['the page is a new one', 'quotes', (model) => model.reset()],
    ['another filter applies', 'messages', (model) => model.apply({ type: 'filter', filter: {} })],
    ['messages are cleared', 'messages', (model) => model.apply({ type: 'clear' })],
  ] satisfies readonly (readonly [string, StreamTab, (model: StreamViewModel) => void])[])
    it(`says that there is something to draw when ${name}`, async () => {
      const world = new World();
      world.model.open('account', []);
      for (const opened of ['chart', 'depth', 'quotes'] as const) world.model.open(opened, ['MESZ6']);
      await world.opened();
      world.model.setTab(tab);
      world.model.takeUpdate();
      const before = world.dirty;
      act(world.model);
      assert.ok(world.dirty > before);
      assert.notEqual(world.model.takeUpdate(), undefined);
    });

  it('shows nothing of one profile under the name of another', async () => {
    const world = new World();
    const { model } = world;
    model.open('account', []);
    const trading = await world.opened();
    trading.respond('user/syncrequest', { orders: [{ id: 1, ordStatus: 'Working' }] });
    trading.messages(order(1, 'Filled'));
    for (const tab of ['chart', 'depth', 'quotes'] as const) model.open(tab, ['MESZ6']);
    let marketData = await world.opened();
    marketData.respond('md/getChart', { historicalId: 7, realtimeId: 8 });
    marketData.messages(quote(5, 1), dom(5), bars(7, bar(0)));
    model.apply({ type: 'addQuote', text: 'XX' });
    await settle();
    const shown = () =>
      (['account', 'quotes', 'depth', 'chart'] as const).flatMap((tab) => {
        model.setTab(tab);
        const { account, quotes, depth, chart } = model.takeUpdate() ?? {};
        const prices = [...(quotes?.rows ?? []), ...(depth?.bids ?? [])];
        return [...(account?.orders?.rows ?? []), ...(account?.events?.rows ?? []), ...prices, ...(chart?.bars ?? [])];
      });
    assert.equal(shown().length, 5);

    world.switchToLive();
    assert.deepEqual([shown(), model.snapshot().quotes], [[], [{ symbol: 'MESZ6' }, { symbol: 'XX' }]]);
    await settle();
    assert.equal(world.sockets.all.length, 2);

    model.apply({ type: 'connect', socket: 'trading' });
    (await world.opened()).respond('user/syncrequest', 'Access is denied', 401);
    assert.deepEqual([shown(), model.snapshot().accountProblem !== undefined], [[], true]);
    model.apply({ type: 'connect', socket: 'marketData' });
    marketData = await world.opened();
    const bodies = marketData.sent.filter((text) => text.startsWith('md/sub')).map((text) => text.split('\n')[3]);
    assert.deepEqual(
      bodies,
      [5, 5].map((id) => `{"symbol":${LIVE_IDS + id}}`),
    );
    assert.equal(marketData.requests.filter((request) => request.startsWith('md/getChart')).length, 1);
    marketData.messages(quote(LIVE_IDS + 5, 2), dom(LIVE_IDS + 5));
    assert.equal(shown().length, 2);
    assert.deepEqual(
      model.snapshot().quotes.map(({ problem }) => problem !== undefined),
      [false, true],
    );
  });

  it('takes the events of the account away that the page has of another profile', async () => {
    const world = new World();
    world.model.open('account', []);
    (await world.opened()).messages(order(1, 'Filled'));
    world.model.takeUpdate();
    const before = world.dirty;
    world.switchToLive();
    assert.ok(world.dirty > before);
    const update = world.model.takeUpdate()?.account;
    assert.deepEqual(update?.events, { isReset: true, rows: [], total: 0 });
    assert.deepEqual([update.orders?.isReset, update.orders?.rows], [true, []]);
  });

  it('notes events of entities that no table has', async () => {
    const world = new World();
    world.model.open('account', []);
    const socket = await world.opened();
    socket.respond('user/syncrequest', {});
    world.model.takeUpdate();
    const before = world.dirty;
    socket.messages({ e: 'props', d: { entityType: 'marginSnapshot', eventType: 'Updated', entity: { id: 1 } } });
    assert.deepEqual([world.dirty > before, world.model.takeUpdate()?.account?.events?.total], [true, 1]);
    assert.equal(world.model.takeUpdate(), undefined);
  });

  it('knows LIVE by its host, and why the account is refused', async () => {
    const world = new World();
    world.model.open('account', []);
    const socket = await world.opened();
    socket.respond('user/syncrequest', 'Access is denied', 401);
    assert.deepEqual(
      [world.model.snapshot().accountProblem !== undefined, world.model.snapshot().isLive],
      [true, false],
    );
    world.session.set({ environment: { id: 'live', label: 'L', baseUrl: 'https://live.tradovateapi.com/v1' } });
    assert.equal(world.model.snapshot().isLive, true);
  });

  it('says that prices are delayed, and shows them', async () => {
    const world = new World();
    const { model } = world;
    model.open('quotes', ['MESZ6']);
    const socket = await world.opened();
    model.open('depth', ['MESZ6']);
    model.open('chart', ['MESZ6']);
    await settle();
    socket.respond('md/getChart', { historicalId: 1, realtimeId: 2, mode: 'Delayed' });
    for (const kind of ['Quote', 'DOM']) socket.respond(`md/subscribe${kind}`, { mode: 'Delayed' });
    const { quotes, depth, chart } = model.snapshot();
    const outcome = { symbol: 'MESZ6', isDelayed: true };
    assert.deepEqual([quotes, depth], [[{ ...outcome, contractId: 5 }], outcome]);
    assert.deepEqual(chart, { ...outcome, timeFrame: '5m' });
    socket.messages(quote(5, 7));
    model.setTab('quotes');
    assert.equal(model.takeUpdate()?.quotes?.rows[0]?.bid, 7);
    // With a subscription, after a reconnection.
    socket.end();
    await world.clock.advance(5000);
    (await world.opened()).respond('md/subscribeQuote', { mode: 'RealTime' });
    assert.deepEqual(model.snapshot().quotes, [{ symbol: 'MESZ6', contractId: 5 }]);
  });

  it('filters, pauses and clears messages', async () => {
    const world = new World();
    world.model.open('account', []);
    await world.opened();
    world.model.setTab('messages');
    world.model.apply({ type: 'filter', filter: { direction: 'out' } });
    world.model.apply({ type: 'pause', on: true });
    const { filter, isPaused } = world.model.snapshot().messages;
    assert.deepEqual([filter, isPaused], [{ direction: 'out' }, true]);
    assert.ok(world.model.takeUpdate()?.messages?.rows.every(({ direction }) => direction === 'out'));
    world.model.apply({ type: 'clear' });
    assert.deepEqual(world.model.takeUpdate()?.messages?.rows, []);
  });
});
