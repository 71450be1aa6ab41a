import assert from 'node:assert/strict';
import { AccountTab } from '../../../src/core/streamView/accountTab';
import { ViewSockets } from '../../../src/core/streamView/viewSockets';
import { order, World } from './world';

function setUp() {
  const world = new World();
  const sockets = new ViewSockets(
    world.hub,
    () => Promise.resolve(),
    () => undefined,
  );
  const changes = { count: 0 };
  const tab = new AccountTab(
    sockets,
    () => changes.count++,
    () => undefined,
  );
  return { world, tab, changes };
}

describe('the tab of the account', () => {
  it('subscribes once, gives what changed, and knows why it stays empty', async () => {
    const { world, tab } = setUp();
    assert.equal(tab.take(), undefined);
    void tab.open();
    void tab.open();
    const socket = await world.opened();
    assert.equal(socket.requests.filter((request) => request.startsWith('user/syncrequest')).length, 1);
    socket.respond('user/syncrequest', {});
    assert.equal(tab.take()?.orders?.isReset, true);
    socket.messages(order(1, 'Working'));
    assert.deepEqual([tab.take()?.orders?.rows.length, tab.take(), tab.problem], [1, undefined, undefined]);
    tab.reset();
    assert.equal(tab.take()?.orders?.isReset, true);
    tab.dispose();
  });

  it('says why the account is refused, until it is accepted', async () => {
    const { world, tab, changes } = setUp();
    void tab.open();
    const socket = await world.opened();
    socket.respond('user/syncrequest', 'Access is denied', 401);
    assert.deepEqual([changes.count, (tab.problem?.length ?? 0) > 0], [1, true]);
    socket.end();
    await world.clock.advance(5000);
    (await world.opened()).respond('user/syncrequest', {});
    assert.deepEqual([changes.count, tab.problem], [2, undefined]);
  });
});
