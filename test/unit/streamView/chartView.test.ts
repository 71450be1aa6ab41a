import assert from 'node:assert/strict';
import { ChartView } from '../../../src/core/streamView/chartView';
import { bar, bars, World } from './world';

describe('the view of a chart', () => {
  it('draws the history, then what follows, and another time frame from the start', async () => {
    const world = new World();
    const view = new ChartView(
      () => world.changes++,
      () => world.dirty++,
    );
    view.show('MESZ6', '5m');
    assert.equal(view.take(), undefined);
    view.attach(world.hub.acquire('marketData'));
    const socket = await world.opened();
    socket.respond('md/getChart', { historicalId: 7, realtimeId: 8 });
    socket.messages(bars(7, bar(0), bar(1)));
    assert.deepEqual([view.take()?.isReset, world.dirty > 0], [true, true]);
    socket.messages(bars(8, bar(2)));
    assert.deepEqual([view.take()?.bars.length, view.take()], [1, undefined]);
    view.reset();
    assert.equal(view.take()?.bars.length, 3);
    view.show('MESZ6', '1m');
    socket.respond('md/getChart', { errorText: 'no', errorCode: 'NoServicePlan' });
    assert.notEqual(view.outcome.problem, undefined);
    assert.ok(socket.requests.some((request) => request.startsWith('md/cancelChart')));
  });

  it('has bars again once a later connection accepts what was refused', async () => {
    const world = new World();
    world.model.open('chart', ['MESZ6']);
    const socket = await world.opened();
    socket.respond('md/getChart', 'Access is denied', 401);
    assert.notEqual(world.model.snapshot().chart.problem, undefined);
    socket.end();
    await world.clock.advance(5000);
    (await world.opened()).respond('md/getChart', { historicalId: 1, realtimeId: 2 });
    assert.equal(world.model.snapshot().chart.problem, undefined);
  });
});
