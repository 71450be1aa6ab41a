import assert from 'node:assert/strict';
import { BarSeries } from '../../../../src/core/streams/tables/barSeries';
import { ChartRouter } from '../../../../src/core/streams/tables/chartRouter';
import { TickBars } from '../../../../src/core/streams/tables/tickBars';

const packet = (id: number, minute: number) => ({
  id,
  bars: [{ timestamp: `2026-11-20T15:${minute}:00.000Z`, open: 1, high: 1, low: 1, close: 1 }],
});

describe('the router of charts', () => {
  it('takes both ids, also for packets that came before the response', () => {
    const router = new ChartRouter();
    const [one, two] = [new BarSeries(), new BarSeries()];
    router.route(packet(32, 15));
    router.route(packet(40, 15));
    assert.equal(router.claim({ historicalId: 32, realtimeId: 31 }, { series: one }), 31);
    assert.equal(router.claim({ historicalId: 40, realtimeId: 40 }, { series: two }), 40);
    router.route(packet(31, 20));
    router.route({ id: 32, eoh: true });
    assert.deepEqual(
      [one.bars.length, one.isHistoryComplete, two.bars.length, two.isHistoryComplete],
      [2, true, 1, false],
    );
  });

  it('unpacks ticks, and forgets charts that are closed', () => {
    const router = new ChartRouter();
    const series = new BarSeries();
    const target = { series, ticks: new TickBars(series) };
    router.claim({ realtimeId: 1 }, target);
    router.route({ id: 1, bp: 4, bt: 1000, ts: 0.5, tks: [{ t: 0, p: 0, s: 1, id: 1 }] });
    assert.equal(series.bars[0]?.close, 2);
    router.release(target);
    router.route(packet(1, 15));
    router.clear();
    assert.equal(router.claim('garbage', target), undefined);
    router.claim({ realtimeId: 1 }, target);
    assert.equal(series.bars.length, 1);
  });
});
