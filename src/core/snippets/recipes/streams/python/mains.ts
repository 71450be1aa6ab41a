import type { Mains } from '../../parts';

/** The last function of each program. */
export const streamMains: Mains = {
  streamAccount: {
    needs: ['account'],
    code: `
  await Stream(SOCKET_URL, lambda: TOKEN, subscribe_account, show_account).run()
`,
  },
  streamQuotes: {
    needs: ['quotes'],
    code: `
  await Stream(SOCKET_URL, lambda: TOKEN, subscribe_quotes, show_quotes).run()
`,
  },
  streamDepth: {
    needs: ['depth'],
    code: `
  async def subscribe(stream):
    await request_data(stream, "md/subscribeDOM", {"symbol": SYMBOL})

  await Stream(SOCKET_URL, lambda: TOKEN, subscribe, show_depth).run()
`,
  },
  replayDay: {
    needs: ['quotes', 'time'],
    code: `
  end, clock = time_of(REPLAY_TO), text_of(time_of(REPLAY_FROM))

  # A session ends with its connection: after a loss a new one begins at the last known time.
  async def subscribe(stream):
    nonlocal clock
    check = await stream.request("replay/checkreplaysession", {"startTimestamp": clock})
    if check.get("checkStatus") == "Ineligible":
      raise StreamEnded(f"You may not replay {clock}")
    clock = check.get("startTimestamp") or clock
    body = {"startTimestamp": clock, "speed": REPLAY_SPEED, "initialBalance": 50000}
    await stream.request("replay/initializeclock", body)
    # Orders for this account go over the same socket: stream.request("order/placeorder", {...}).
    accounts = ", ".join(each["name"] for each in await stream.request("account/list"))
    print(f"Replay from {clock} with account {accounts}", file=sys.stderr, flush=True)
    await subscribe_quotes(stream)

  async def on_event(event, stream):
    nonlocal clock
    await show_quotes(event, stream)
    if event["e"] != "clock":
      return False
    clock = event["d"]["t"]
    # The service may pause the session or slow it down.
    if event["d"]["s"] < REPLAY_SPEED:
      await stream.request("replay/changespeed", {"speed": REPLAY_SPEED})
    return time_of(clock) >= end

  await Stream(SOCKET_URL, lambda: TOKEN, subscribe, on_event).run()
  print(f"Replayed until {clock}", file=sys.stderr)
`,
  },
  client: {
    needs: ['send', 'session', 'account', 'quotes'],
    code: `
  def in_thread(function, *values):
    """Runs what waits, such as send, without stopping the streams."""
    return asyncio.get_running_loop().run_in_executor(None, lambda: function(*values))

  session = await in_thread(sign_in)
  expires_at = use_token(session)

  async def renew():
    """Tries again after a lost response while the token is valid."""
    for seconds in renewal_waits(expires_at):
      await asyncio.sleep(seconds)
      try:
        return await in_thread(send, "GET", "/auth/renewaccesstoken")
      except LostResponse as error:
        print(error, file=sys.stderr, flush=True)
    raise SystemExit("The token was not renewed in time.")

  async def stay_signed_in():
    nonlocal session, expires_at
    while True:
      # A renewal may leave out what has not changed, such as the market data token.
      session = {**session, **(await renew())}
      expires_at = use_token(session)

  user = Stream(SOCKET_URL, lambda: TOKEN, subscribe_account, show_account)
  market_data = Stream(MARKET_DATA_URL, lambda: session.get("mdAccessToken") or TOKEN, subscribe_quotes, show_quotes)
  # Your program goes here: send() carries the token over HTTP, user.request() sends the same requests over the socket.
  accounts = await in_thread(send, "GET", "/account/list")
  print("Accounts:", ", ".join(each["name"] for each in accounts), file=sys.stderr, flush=True)
  # The first that ends for good ends the program.
  await asyncio.gather(stay_signed_in(), user.run(), market_data.run())
`,
  },
};
