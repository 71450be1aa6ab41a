import type { Parts } from '../../parts';

/** Bars and ticks, and times. Source: tradovate-streams.md, section 8. */
export const chartParts: Parts = {
  time: {
    code: `
// ms since 1970. A time without a zone is UTC.
function timeOf(text‹: string›)‹: number› {
  const time = Date.parse(/(Z|[+-]\\d\\d:?\\d\\d)$/i.test(text) ? text : text + 'Z');
  if (Number.isNaN(time)) throw new Error(text + ' is not a time such as 2026-11-24T15:00:00Z.');
  return time;
}
`,
  },
  chart: {
    needs: ['requestData'],
    code: `
const BAR_COLUMNS = 'timestamp,open,high,low,close,volume';

// Asks for bars, or for ticks. Returns the two ids under which they, and the end of their history, may come.
async function openChart(stream‹: Stream›, minutes‹: number›, timeRange‹: object›)‹: Promise<number[]>› {
  const { historicalId, realtimeId } = await requestData‹<{ historicalId?: number; realtimeId?: number }>›(stream, 'md/getChart', {
    symbol: SYMBOL,
    chartDescription: {
      underlyingType: minutes > 0 ? 'MinuteBar' : 'Tick',
      elementSize: minutes || 1,
      elementSizeUnit: 'UnderlyingUnits',
      withHistogram: false,
    },
    timeRange,
  });
  const ids = [historicalId, realtimeId].flatMap((id) => id ?? []);
  if (ids.length === 0) throw new Error('md/getChart: the response has no chart');
  return ids;
}

// Bars, or ticks, which are packed: offsets from a time and from a price, in ticks.
function rowsOf({ bars = [], bt = 0, bp = 0, ts = 1, tks = [] }‹: Chart›)‹: { key: string; row: string }[]› {
  const price = (offset‹: number›) => Number(((bp + offset) * ts).toFixed(10));
  const ticks = [...tks].sort((one, other) => one.t - other.t || one.id - other.id);
  return [
    ...bars.map(({ timestamp, open, high, low, close, upVolume = 0, downVolume = 0 }) => ({
      key: timestamp,
      row: [timestamp, open, high, low, close, upVolume + downVolume].join(','),
    })),
    ...ticks.map(({ id, t, p, s, b = 0, bs, a = 0, as }) => {
      const time = new Date(bt + t).toISOString();
      const bid = bs === undefined ? ',' : price(b) + ',' + bs;
      const ask = as === undefined ? ',' : price(a) + ',' + as;
      return { key: time + ' ' + String(id).padStart(15, '0'), row: [time, price(p), s, bid, ask].join(',') };
    }),
  ];
}
`,
  },
  closeChart: {
    needs: ['chart'],
    code: `
const CHART_WAIT = 1; // seconds between a chart and the next one

// Goes on whatever comes of it: the service may have closed the chart, and the next request fails if the connection is lost.
async function closeChart(stream‹: Stream›, ids‹: number[]›)‹: Promise<void>› {
  await stream.request('md/cancelChart', { subscriptionId: ids.at(-1) }).catch(() => {});
}
`,
  },
};
