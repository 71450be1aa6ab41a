import assert from 'node:assert/strict';
import { MessagesView } from '../../../src/core/streamView/messagesView';
import { order, World } from './world';

describe('the view of messages', () => {
  it('lists what passes the filter, of all sockets, and counts everything', async () => {
    const world = new World();
    const trading = world.hub.acquire('trading');
    const socket = await world.opened();
    const view = new MessagesView(() => [trading]);
    const first = view.take();
    assert.deepEqual([first?.isReset, first?.rows.map(({ direction }) => direction)], [true, ['in', 'out', 'in']]);
    assert.equal(view.take(), undefined);
    socket.messages(order(1, 'Working'));
    socket.receive('h');
    const next = view.take();
    assert.deepEqual([next?.isReset, next?.rows.length, next?.received], [false, 1, 4]);
    assert.deepEqual(next?.names, ['order', 'props']);
    view.setFilter({ entity: 'order' });
    assert.deepEqual([view.take()?.rows.length, view.read().length], [1, 1]);
    view.setFilter({ socket: 'marketData' });
    assert.deepEqual(view.take()?.rows, []);
  });

  it('pauses, clears and gives the whole text', async () => {
    const world = new World();
    const trading = world.hub.acquire('trading');
    const socket = await world.opened();
    const view = new MessagesView(() => [trading]);
    socket.receive(`a[{"e":"props","d":"secret ${'x'.repeat(500)}"}]`);
    const row = view.take()?.rows.at(-1);
    const whole = view.textOf('trading', row?.sequence ?? 0) ?? '';
    assert.deepEqual([row?.length, whole.length, whole.includes('secret')], [whole.length, whole.length, false]);
    assert.ok((row?.text.length ?? 0) < whole.length);
    view.setPaused(true);
    socket.messages(order(1, 'Working'));
    const paused = view.take();
    assert.deepEqual([view.isPaused, paused?.rows, paused?.unrecorded], [true, [], 1]);
    view.clear();
    assert.deepEqual([view.take()?.rows, view.textOf('trading', row?.sequence ?? 0)], [[], undefined]);
  });

  it('gives one message also where it does not pass the filter', async () => {
    const world = new World();
    const trading = world.hub.acquire('trading');
    await world.opened();
    const view = new MessagesView(() => [trading]);
    const row = view.take()?.rows.at(-2);
    assert.ok(row);
    view.setFilter({ text: 'nowhere' });
    assert.deepEqual([view.read().length, view.read(row).map(({ text }) => text)], [0, [row.text]]);
    assert.deepEqual(view.read({ ...row, socket: 'marketData' }), []);
    view.clear();
    assert.deepEqual(view.read(row), []);
  });
});
