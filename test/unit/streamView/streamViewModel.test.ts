import assert from 'node:assert/strict';
import { settle } from '../fakes';
import { order, World } from './world';

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
