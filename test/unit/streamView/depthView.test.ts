import assert from 'node:assert/strict';
import { DepthView } from '../../../src/core/streamView/depthView';
import { settle } from '../fakes';
import { World } from './world';

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
    const dom = (contractId: number) => ({
      e: 'md',
      d: { doms: [{ contractId, timestamp: 't', bids: [{ price: 1, size: 2 }], offers: [] }] },
    });
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
});
