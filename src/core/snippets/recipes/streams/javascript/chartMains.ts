import type { Mains } from '../../parts';

/** Programs that write bars or ticks to a file. */
export const chartMains: Mains = {
  streamChart: {
    needs: ['chart'],
    code: `
  const { appendFile, writeFile } = await import('node:fs/promises');
  const isTicks = !(MINUTES_PER_BAR > 0);
  await writeFile(BARS_FILE, (isTicks ? 'timestamp,price,size,bid,bidSize,ask,askSize' : BAR_COLUMNS) + '\\n');
  let ids‹: number[]› = [];
  let isLive = false;
  let newest = '';
  const rows = new Map‹<string, string>›();
  // After a loss the history comes again, and with it what was missed.
  const subscribe = async (stream‹: Stream›) => {
    isLive = false;
    rows.clear();
    ids = await openChart(stream, MINUTES_PER_BAR, { asMuchAsElements: BAR_COUNT });
  };
  const onEvent = async ({ e, d }‹: StreamEvent›) => {
    for (const chart of (e === 'chart' && d.charts) || []) {
      if (!ids.includes(chart.id)) continue;
      for (const { key, row } of rowsOf(chart)) {
        rows.set(key, row);
        if (isLive) console.log(row);
      }
      isLive ||= chart.eoh === true;
      if (!isLive) continue;
      // The newest bar still changes. It is written once the next one begins.
      const keys = [...rows.keys()].sort();
      const finished = keys.slice(0, isTicks ? undefined : -1);
      const missing = finished.filter((key) => key > newest);
      await appendFile(BARS_FILE, missing.map((key) => rows.get(key) + '\\n').join(''));
      newest = missing.at(-1) ?? newest;
      for (const key of finished) rows.delete(key);
    }
  };
  await new Stream({ url: SOCKET_URL, token: () => TOKEN, subscribe, onEvent }).run();
`,
  },
  downloadBars: {
    needs: ['chart', 'time'],
    code: `
  const [from, to] = [timeOf(FROM_TIME), timeOf(TO_TIME)];
  const bars = new Map‹<number, string>›();
  let ids‹: number[]› = [];
  let [end, oldest, heardAt] = [to, to, 0];
  // A response has a limited number of bars: asks from the end backward, after a loss for the same ones again.
  const subscribe = async (stream‹: Stream›) => {
    oldest = end;
    ids = await openChart(stream, BAR_MINUTES, { closestTimestamp: new Date(end).toISOString(), asMuchAsElements: 1000 });
    heardAt = Date.now();
  };
  const onEvent = async ({ e, d }‹: StreamEvent›, stream‹: Stream›) => {
    if (e === 'heartbeat' && Date.now() - heardAt > MAX_SILENCE * 1000) throw new Error('md/getChart: no bars for ' + MAX_SILENCE + ' s');
    for (const chart of (e === 'chart' && d.charts) || []) {
      if (!ids.includes(chart.id)) continue;
      heardAt = Date.now();
      for (const { key, row } of rowsOf(chart)) {
        const time = timeOf(key);
        oldest = Math.min(oldest, time);
        if (time >= from && time < to) bars.set(time, row);
      }
      if (!chart.eoh) continue;
      if (oldest === end || oldest <= from) return true;
      end = oldest;
      await subscribe(stream);
    }
  };
  await new Stream({ url: SOCKET_URL, token: () => TOKEN, subscribe, onEvent }).run();
  if (bars.size === 0) throw new Error('No bars from ' + FROM_TIME + ' to ' + TO_TIME + ': ' + BARS_FILE + ' is not written.');
  const rows = [...bars].sort(([one], [other]) => one - other).map(([, row]) => row);
  const { writeFile } = await import('node:fs/promises');
  await writeFile(BARS_FILE, [BAR_COLUMNS, ...rows].join('\\n') + '\\n');
  console.log(rows.length + ' bars written to ' + BARS_FILE);
`,
  },
};
