import assert from 'node:assert/strict';
import { DepthView } from '../../../src/core/streamView/depthView';
import { settle } from '../fakes';
import { dom, LIVE_IDS, World } from './world';

describe('the view of an order book', () => {
  it('shows one contract at a time', async () => {
    const world = new World();
    const find = (symbol: string) => Promise.resolve({ contractId: symbol.length, symbol });
    const view = new DepthView(
      find,
      () => world.changes++,
      () => world.dirty++,
    );
    view.show('MES');
    view.attach(world.hub.acquire('marketData'));
    const socket = await world.opened();
    socket.messages(dom(3));
    assert.deepEqual([view.take()?.bids[0]?.total, view.take()], [2, undefined]);
    view.reset();
    assert.equal(view.take()?.bids.length, 1);
    view.show('MNQZ6');
    await settle();
    socket.messages(dom(3));
    assert.deepEqual([view.take()?.bids.length, view.take()], [0, undefined]);
    view.dispose();
    socket.messages(dom(5));
    assert.equal(view.take(), undefined);
  });

  it('says why there is none', async () => {
    const world = new World();
    world.model.setTab('depth');
    world.model.apply({ type: 'depth', text: 'XX' });
    await world.opened();
    assert.equal(world.model.snapshot().depth.problem?.length, 1);
  });

  it('looks its contract up once, also if the connection is there first', async () => {
    const world = new World();
    let lookUps = 0;
    const find = () => {
      lookUps++;
      return new Promise<never>(() => undefined);
    };
    const none = () => undefined;
    const view = new DepthView(find, none, none);
    view.show('MES');
    view.attach(world.hub.acquire('marketData'));
    await world.opened();
    view.lookUp();
    assert.equal(lookUps, 1);
  });

  it('has one again once a later connection accepts what was refused', async () => {
    const world = new World();
    world.model.open('depth', ['MESZ6']);
    const socket = await world.opened();
    socket.respond('md/subscribeDOM', 'Access is denied', 401);
    assert.notEqual(world.model.snapshot().depth.problem, undefined);
    socket.end();
    await world.clock.advance(5000);
    (await world.opened()).respond('md/subscribeDOM');
    assert.equal(world.model.snapshot().depth.problem, undefined);
  });

  it('ignores a contract that was looked up for the last profile, or for a view that is closed', async () => {
    for (const closes of [false, true]) {
      const world = new World();
      const { model } = world;
      model.open('depth', ['MESZ6']);
      const first = await world.opened();
      model.apply({ type: 'depth', text: 'MNQZ26' });
      if (closes) model.dispose();
      else world.switchToLive();
      await settle();
      assert.deepEqual(
        first.requests.filter((request) => request.startsWith('md/subscribe')),
        ['md/subscribeDOM 2'],
      );
      if (closes) continue;
      model.apply({ type: 'connect', socket: 'marketData' });
      const socket = await world.opened();
      const ids = socket.sent.filter((text) => text.startsWith('md/')).map((text) => text.split('\n')[3]);
      assert.deepEqual(ids, [`{"symbol":${LIVE_IDS + 6}}`]);
    }
  });
});
