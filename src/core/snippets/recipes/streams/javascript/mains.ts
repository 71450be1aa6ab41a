import type { Mains } from '../../parts';

/** The last function of each program. */
export const streamMains: Mains = {
  streamAccount: {
    needs: ['account'],
    code: `
  await new Stream({ url: SOCKET_URL, token: () => TOKEN, subscribe: subscribeAccount, onEvent: showAccount }).run();
`,
  },
  streamQuotes: {
    needs: ['quotes'],
    code: `
  await new Stream({ url: SOCKET_URL, token: () => TOKEN, subscribe: subscribeQuotes, onEvent: showQuotes }).run();
`,
  },
  streamDepth: {
    needs: ['depth'],
    code: `
  const subscribe = (stream‹: Stream›) => stream.request('md/subscribeDOM', { symbol: SYMBOL });
  await new Stream({ url: SOCKET_URL, token: () => TOKEN, subscribe, onEvent: showDepth }).run();
`,
  },
  streamChart: {
    needs: ['chartRows'],
    code: `
  const { appendFile, writeFile } = await import('node:fs/promises');
  const isTicks = !(MINUTES_PER_BAR > 0);
  await writeFile(BARS_FILE, (isTicks ? 'timestamp,price,size,bid,bidSize,ask,askSize' : 'timestamp,open,high,low,close,volume') + '\\n');
  let ids‹: number[]› = [];
  let isLive = false;
  let newest = '';
  const rows = new Map‹<string, string>›();
  // After a loss the history comes again, and with it what was missed.
  const subscribe = async (stream‹: Stream›) => {
    isLive = false;
    rows.clear();
    const { historicalId, realtimeId } = await stream.request‹<{ historicalId: number; realtimeId: number }>›('md/getChart', {
      symbol: SYMBOL,
      chartDescription: {
        underlyingType: isTicks ? 'Tick' : 'MinuteBar',
        elementSize: MINUTES_PER_BAR || 1,
        elementSizeUnit: 'UnderlyingUnits',
        withHistogram: false,
      },
      timeRange: { asMuchAsElements: BAR_COUNT },
    });
    ids = [historicalId, realtimeId];
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
  replayDay: {
    needs: ['quotes'],
    code: `
  let time‹: string› = REPLAY_FROM;
  // A session ends with its connection: after a loss a new one begins at the last known time.
  const subscribe = async (stream‹: Stream›) => {
    const check = await stream.request‹<{ checkStatus: string; startTimestamp?: string }>›('replay/checkreplaysession', { startTimestamp: time });
    if (check.checkStatus === 'Ineligible') throw new Error('You may not replay ' + time);
    time = check.startTimestamp ?? time;
    await stream.request('replay/initializeclock', { startTimestamp: time, speed: REPLAY_SPEED, initialBalance: 50000 });
    // Orders for this account go over the same socket: stream.request('order/placeorder', …).
    const accounts = await stream.request‹<{ name: string }[]>›('account/list');
    console.error('Replay from ' + time + ' with account ' + accounts.map(({ name }) => name).join(', '));
    await subscribeQuotes(stream);
  };
  const onEvent = async (event‹: StreamEvent›, stream‹: Stream›) => {
    if (event.e !== 'clock') return showQuotes(event, stream);
    time = event.d.t;
    if (Date.parse(time) >= Date.parse(REPLAY_TO)) return true;
    // The service may pause the session or slow it down.
    if (event.d.s < REPLAY_SPEED) await stream.request('replay/changespeed', { speed: REPLAY_SPEED });
  };
  await new Stream({ url: SOCKET_URL, token: () => TOKEN, subscribe, onEvent }).run();
  console.error('Replayed until ' + time);
`,
  },
  client: {
    needs: ['send', 'session', 'account', 'quotes'],
    code: `
  let session = await signIn();
  let expiresAt = useToken(session);
  const staySignedIn = async () => {
    for (;;) {
      // A renewal may leave out what has not changed, such as the market data token.
      session = { ...session, ...(await renew(expiresAt)) };
      expiresAt = useToken(session);
    }
  };
  const user = new Stream({ url: SOCKET_URL, token: () => TOKEN, subscribe: subscribeAccount, onEvent: showAccount });
  const marketData = new Stream({
    url: MARKET_DATA_URL,
    token: () => session.mdAccessToken ?? TOKEN,
    subscribe: subscribeQuotes,
    onEvent: showQuotes,
  });
  // Your program goes here: send() carries the token over HTTP, user.request() sends the same requests over the socket.
  const accounts = await send‹<{ name: string }[]>›('GET', '/account/list');
  console.error('Accounts: ' + accounts.map((each) => each.name).join(', '));
  // The first that ends for good ends the program.
  await Promise.race([staySignedIn(), user.run(), marketData.run()]);
`,
  },
};
