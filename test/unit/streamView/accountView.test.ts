import assert from 'node:assert/strict';
import { AccountView } from '../../../src/core/streamView/accountView';
import { order, World } from './world';

describe('the view of an account', () => {
  it('gives the snapshot, then what changed, and all again to a new page', async () => {
    const world = new World();
    const lease = world.hub.acquire('trading');
    const view = new AccountView(
      lease,
      () => world.dirty++,
      (outcome) => assert.deepEqual(outcome, {}),
    );
    const socket = await world.opened();
    socket.respond('user/syncrequest', {
      orders: [{ id: 1, ordStatus: 'Working' }],
      contracts: [{ id: 5, name: 'MESZ6' }],
    });
    const first = view.take();
    assert.deepEqual([first.orders?.isReset, first.orders?.rows.map(({ status }) => status)], [true, ['Working']]);
    assert.deepEqual([first.orders?.isMissing, first.fills?.isMissing], [undefined, true]);
    assert.deepEqual(first.events, { isReset: true, rows: [], total: 0 });
    socket.messages(order(1, 'Filled'), order(2, 'Working'));
    const second = view.take();
    assert.deepEqual(
      [second.orders?.changed, second.orders?.total, second.fills],
      [{ 1: ['status', 'account', 'contract'], 2: [] }, 2, undefined],
    );
    assert.deepEqual(
      second.events?.rows.map(({ sequence, entityType, summary }) => [sequence, entityType, summary]),
      [
        [1, 'order', 'MESZ6 Filled'],
        [2, 'order', 'MESZ6 Working'],
      ],
    );
    assert.deepEqual(view.take(), {});
    view.reset();
    const again = view.take();
    assert.deepEqual([again.orders?.isReset, again.orders?.rows.length, again.events?.rows.length], [true, 2, 2]);
    view.dispose();
    lease.dispose();
  });
});
