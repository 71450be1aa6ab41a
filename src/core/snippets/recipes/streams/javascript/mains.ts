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
  const subscribe = (stream‹: Stream›) => requestData(stream, 'md/subscribeDOM', { symbol: SYMBOL });
  await new Stream({ url: SOCKET_URL, token: () => TOKEN, subscribe, onEvent: showDepth }).run();
`,
  },
  replayDay: {
    needs: ['quotes', 'time'],
    code: `
  const end = timeOf(REPLAY_TO);
  let time = new Date(timeOf(REPLAY_FROM)).toISOString();
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
    await showQuotes(event, stream);
    if (event.e !== 'clock') return;
    time = event.d.t;
    if (timeOf(time) >= end) return true;
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
