import assert from 'node:assert/strict';
import { BarSeries, type BarReader } from '../../../../src/core/streams/tables/barSeries';

const bar = (time: number, close = 1) => ({ time, open: 1, high: 2, low: 0, close, volume: 5 });
const taken = (reader: BarReader) => {
  const changes = reader.take();
  return changes && (changes.isReset ? 'reset' : changes.bars.map(({ time, close }) => `${time}:${close}`).join(' '));
};

describe('a series of bars', () => {
  it('replaces the running bar and begins new ones', () => {
    const series = new BarSeries();
    let dirty = 0;
    const reader = series.watch(() => dirty++);
    assert.deepEqual([taken(reader), taken(reader)], ['reset', undefined]);
    for (const one of [bar(1), bar(1, 2), bar(2), bar(2, 3)]) series.add(one);
    assert.deepEqual([taken(reader), dirty], ['1:2 2:3', 1]);
    series.add(bar(2, 4));
    assert.deepEqual([taken(reader), taken(reader), dirty], ['2:4', undefined, 2]);
  });

  it('sorts what comes late in', () => {
    const series = new BarSeries();
    const reader = series.watch();
    taken(reader);
    for (const one of [bar(5), bar(3), bar(4), bar(3, 9), bar(6)]) series.add(one);
    assert.equal(taken(reader), 'reset');
    assert.deepEqual(
      series.bars.map(({ time, close }) => [time, close]),
      [
        [3, 9],
        [4, 1],
        [5, 1],
        [6, 1],
      ],
    );
    series.clear();
    assert.deepEqual([taken(reader), series.bars], ['reset', []]);
    reader.dispose();
  });

  it('reads the bars of the service, and leaves out what is none', () => {
    const series = new BarSeries();
    const one = {
      timestamp: '2026-11-20T15:15:00.000Z',
      open: 1,
      high: 2,
      low: 0.5,
      close: 1.5,
      upVolume: 4,
      downVolume: 2,
    };
    series.addBars([
      one,
      null,
      { ...one, timestamp: 'x' },
      { ...one, timestamp: '2026-11-20T15:16:00Z', open: '1' },
    ] as never);
    assert.deepEqual(series.bars, [
      { time: Date.parse(one.timestamp), open: 1, high: 2, low: 0.5, close: 1.5, volume: 6 },
    ]);
  });

  it('is bounded', () => {
    const series = new BarSeries();
    for (let time = 0; time < 22_001; time++) series.add(bar(time));
    assert.deepEqual([series.bars.length, series.bars[0]?.time], [20_000, 2001]);
  });
});
