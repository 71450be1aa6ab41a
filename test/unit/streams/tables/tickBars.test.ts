import assert from 'node:assert/strict';
import { BarSeries } from '../../../../src/core/streams/tables/barSeries';
import { TickBars } from '../../../../src/core/streams/tables/tickBars';

describe('bars of ticks', () => {
  it('open with the first and close with the last tick, in whatever order they come', () => {
    const series = new BarSeries();
    const bars = new TickBars(series);
    const tick = (time: number, price: number, id = time) => ({ time, price, size: 2, id });
    bars.add([tick(1500, 5), tick(2100, 7)]);
    bars.add([tick(1200, 4), tick(1900, 3), tick(1900, 6, 1800)]);
    assert.deepEqual(series.bars, [
      { time: 1000, open: 4, high: 6, low: 3, close: 3, volume: 8 },
      { time: 2000, open: 7, high: 7, low: 7, close: 7, volume: 2 },
    ]);
    bars.clear();
    for (let time = 0; time < 700; time++) bars.add([tick(10_000 + time * 1000, 1)]);
    assert.equal(series.bars.length, 702);
  });
});
