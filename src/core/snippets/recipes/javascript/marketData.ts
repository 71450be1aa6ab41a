import type { Mains, Parts } from '../parts';

/** Bars over the WebSocket of the market data. Source: tradovate-streams.md, sections 2, 3 and 8. */
export const marketDataParts: Parts = {
  socket: {
    needs: ['reply', 'sleep', 'refusalIn'],
    code: `
‹interface Bar {
  timestamp: string;
  open: number;
  high: number;
  low: number;
  close: number;
  upVolume?: number;
  downVolume?: number;
}
interface Chart { id: number; bars?: Bar[]; eoh?: boolean }
interface Message { i?: number; s?: number; d?: unknown; e?: string }

›class MarketData {
  charts = new Map‹<number, { bars: Bar[]; ended: boolean }>›();
  messages‹: Message[]› = [];
  lastId = 0;
  problem = '';
  wake = () => {};
  socket = new WebSocket(SOCKET_URL);
  heartbeat = setInterval(() => this.socket.readyState === WebSocket.OPEN && this.socket.send('[]'), 2500);

  constructor() {
    this.socket.onmessage = ({ data }) => {
      const frame = String(data);
      if (frame === 'o') this.messages.push({ e: 'open' });
      if (frame.startsWith('a')) this.messages.push(...JSON.parse(frame.slice(1)));
      this.wake();
    };
    this.socket.onerror = () => this.close('no connection');
    this.socket.onclose = ({ code, reason }) => this.close('closed with ' + code + ' ' + reason);
  }

  close(problem = '') {
    this.problem ||= problem;
    clearInterval(this.heartbeat);
    this.socket.close();
    this.wake();
  }

  async next()‹: Promise<Message>› {
    const silence = setTimeout(() => this.close('no message for 30 s'), 30_000);
    while (this.messages.length === 0 && !this.problem) await new Promise‹<void>›((resolve) => (this.wake = resolve));
    clearTimeout(silence);
    const message = this.messages.shift();
    if (!message) throw new Error('Market data: ' + this.problem);
    return message;
  }

  async request‹<T>›(endpoint‹: string›, body‹: string›, tries = 1)‹: Promise<T>› {
    const id = ++this.lastId;
    this.socket.send([endpoint, id, '', body].join('\\n'));
    for (;;) {
      const message = await this.next();
      if (message.i !== id) {
        this.take(message);
        continue;
      }
      const reply = message.d ‹as (Reply & T) | null | undefined›;
      const ticket = reply?.['p-ticket'];
      if (ticket && !reply['p-captcha'] && tries < 3) {
        await sleep(reply['p-time'] ?? 15);
        return this.request(endpoint, JSON.stringify({ ...JSON.parse(body), 'p-ticket': ticket }), tries + 1);
      }
      const waits = reply?.['p-captcha'] ? 'a CAPTCHA is required' : 'the service keeps asking to wait';
      const refusal = ticket ? waits : refusalIn(reply);
      if (message.s === 200 && !refusal) return (reply ?? {})‹ as T›;
      throw new Error(endpoint + ': ' + message.s + ' ' + (refusal ?? JSON.stringify(message.d ?? '')));
    }
  }

  take({ e, d }‹: Message›) {
    if (e !== 'chart') return;
    for (const { id, bars = [], eoh } of (d‹ as { charts: Chart[] }›).charts) {
      const chart = this.charts.get(id) ?? { bars: [], ended: false };
      chart.bars.push(...bars);
      chart.ended ||= eoh === true;
      this.charts.set(id, chart);
    }
  }
}
`,
  },
};

export const marketDataMains: Mains = {
  downloadBars: {
    needs: ['socket'],
    code: `
  const marketData = new MarketData();
  while ((await marketData.next()).e !== 'open');
  await marketData.request('authorize', TOKEN ?? '');
  const from = Date.parse(FROM_TIME);
  const bars = new Map‹<number, Bar>›();
  // A response has a limited number of bars: ask from the end backward.
  for (let end = Date.parse(TO_TIME); end > from; ) {
    const { historicalId, realtimeId } = await marketData.request‹<{ historicalId: number; realtimeId: number }>›(
      'md/getChart',
      JSON.stringify({
        symbol: SYMBOL,
        chartDescription: {
          underlyingType: 'MinuteBar',
          elementSize: BAR_MINUTES,
          elementSizeUnit: 'UnderlyingUnits',
          withHistogram: false,
        },
        timeRange: { closestTimestamp: new Date(end).toISOString(), asMuchAsElements: 1000 },
      }),
    );
    if (!historicalId && !realtimeId) throw new Error('md/getChart: the response has no chart, or is a web page (HTML).');
    const chart = () => marketData.charts.get(historicalId) ?? marketData.charts.get(realtimeId);
    while (!chart()?.ended) marketData.take(await marketData.next());
    let oldest = end;
    for (const bar of chart()?.bars ?? []) {
      const time = Date.parse(bar.timestamp);
      oldest = Math.min(oldest, time);
      if (time >= from && time < Date.parse(TO_TIME)) bars.set(time, bar);
    }
    if (oldest === end) break;
    end = oldest;
  }
  marketData.close();
  const rows = [...bars].sort(([a], [b]) => a - b).map(([, bar]) => {
    const volume = (bar.upVolume ?? 0) + (bar.downVolume ?? 0);
    return [bar.timestamp, bar.open, bar.high, bar.low, bar.close, volume].join(',');
  });
  const { writeFile } = await import('node:fs/promises');
  await writeFile(BARS_FILE, ['timestamp,open,high,low,close,volume', ...rows].join('\\n') + '\\n');
  console.log(rows.length + ' bars written to ' + BARS_FILE);
`,
  },
};
