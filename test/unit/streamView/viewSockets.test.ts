import assert from 'node:assert/strict';
import { ViewSockets } from '../../../src/core/streamView/viewSockets';
import { World } from './world';

describe('the sockets of a view', () => {
  it('are opened once, after a sign-in, and held until the view is closed', async () => {
    const world = new World();
    const signedIn: number[] = [];
    const sockets = new ViewSockets(
      world.hub,
      () => Promise.resolve(signedIn.push(1)),
      () => world.changes++,
    );
    const [one, other] = await Promise.all([sockets.open('trading'), sockets.open('trading')]);
    assert.deepEqual([one === other, signedIn.length, sockets.all.length], [true, 1, 1]);
    await world.opened();
    const { views, changesIn } = sockets.views(world.clock.now());
    assert.deepEqual([views[0]?.action, changesIn], ['disconnect', 1000]);
    sockets.dispose();
    assert.deepEqual([sockets.get('trading'), await sockets.open('marketData')], [undefined, undefined]);
    assert.equal(world.hub.connectionCount, 0);
  });

  it('are connected on request, also before anything needed one', async () => {
    const world = new World();
    await world.model.sockets.connect('marketData');
    await world.opened();
    assert.equal(world.sockets.all.length, 1);
    await world.model.sockets.connect('marketData');
    assert.equal(world.sockets.all.length, 1);
  });
});
