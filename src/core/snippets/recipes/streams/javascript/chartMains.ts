import type { Mains } from '../../parts';

/** Programs that write bars or ticks to a file. */
export const chartMains: Mains = {
  streamChart: {
    needs: ['chart'],
    code: `
  const { appendFileSync, existsSync } = await import('node:fs');
  if (existsSync(CHART_FILE)) throw new Error(CHART_FILE + ' exists. Move it, or change CHART_FILE.');
  const isTicks = !(MINUTES_PER_BAR > 0);
  // By their keys: those of ticks have an id after the time.
  const rows = new Map‹<string, string>›();
  const written = new Set‹<string>›();
  let ids‹: number[]› = [];
  let isLive = false;
  let [since, newest, oldest] = ['', '', ''];
  // 10 seconds before the newest row: what comes late is not lost with a connection.
  const overlap = () => newest && new Date(Date.parse(newest.slice(0, 24)) - 10_000).toISOString();
  const subscribe = async (stream‹: Stream›) => {
    [isLive, since, oldest] = [false, overlap(), ''];
    rows.clear();
    if (written.size === 0) rows.set('', isTicks ? 'timestamp,price,size,bid,bidSize,ask,askSize' : BAR_COLUMNS);
    ids = await openChart(stream, MINUTES_PER_BAR, since ? { asFarAsTimestamp: since } : { asMuchAsElements: BAR_COUNT });
  };
  const onEvent = async ({ e, d }‹: StreamEvent›) => {
    for (const chart of (e === 'chart' && d.charts) || []) {
      if (!ids.includes(chart.id)) continue;
      for (const { key, row } of rowsOf(chart)) {
        if (isLive) console.log(row);
        else if (key < since) continue;
        else if (!oldest || key < oldest) oldest = key;
        if (!written.has(key)) rows.set(key, row);
      }
      if (chart.eoh && !isLive) {
        isLive = true;
        if (since && oldest > newest) console.error('Nothing is known between ' + newest.slice(0, 24) + ' and ' + oldest.slice(0, 24));
      }
      if (!isLive) continue;
      // The last two bars may still change. Ticks that come late are written late: sort by the timestamp.
      const finished = [...rows.keys()].sort().slice(0, isTicks ? undefined : -2);
      if (finished.length === 0) continue;
      const flag = written.size === 0 ? 'wx' : 'a';
      appendFileSync(CHART_FILE, finished.map((key) => rows.get(key) + '\\n').join(''), { flag });
      for (const key of finished) {
        rows.delete(key);
        written.add(key);
        if (key > newest) newest = key;
      }
      const start = overlap();
      if (written.size > 100_000) for (const key of written) if (key < start) written.delete(key);
    }
  };
  await new Stream({ url: SOCKET_URL, token: () => TOKEN, subscribe, onEvent }).run();
`,
  },
  downloadBars: {
    needs: ['closeChart', 'time'],
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
      await closeChart(stream, ids);
      if (oldest === end || oldest <= from) return true;
      end = oldest;
      await sleep(CHART_WAIT);
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
