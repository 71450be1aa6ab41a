import assert from 'node:assert/strict';
import { order, World } from './world';

describe('the streams of a window', () => {
  it('share one socket and its data, and close it with the last view', async () => {
    const world = new World();
    const first = world.hub.acquire('trading');
    const second = world.hub.acquire('trading');
    const socket = await world.opened();
    assert.deepEqual([world.sockets.all.length, first.data === second.data], [1, true]);
    const received: string[] = [];
    world.hub.onDidReceive((kind) => received.push(kind));
    socket.messages(order(1, 'Working'));
    assert.deepEqual([received, second.data.account.order(1)?.status], [['trading'], 'Working']);
    first.dispose();
    assert.equal(socket.closedWith, undefined);
    second.dispose();
    assert.deepEqual([socket.closedWith, world.hub.connectionCount], [1000, 0]);
    const third = world.hub.acquire('trading');
    assert.notEqual(third.data, first.data);
    world.hub.dispose();
    assert.equal(world.hub.connectionCount, 0);
  });

  it('look up the contracts that rows name, where operations are taken', async () => {
    const world = new World();
    for (const kind of ['trading', 'marketData'] as const) {
      const stream = world.hub.acquire(kind);
      const socket = await world.opened();
      socket.messages(order(1, 'Working'));
      stream.lookUpNames();
      const asked = socket.requests.filter((request) => request.startsWith('contract/'));
      assert.equal(asked.length, kind === 'trading' ? 1 : 0, kind);
    }
  });
});
