import type { Parts } from '../../parts';

/**
 * The protocol of the WebSockets: one connection after the other, until one ends for good. Source: tradovate-streams.md,
 * sections 2 to 5 and 11.
 */
export const streamParts: Parts = {
  stream: {
    needs: ['refusalIn', 'connectionLost'],
    code: `
class Stream:
  """One connection after the other: after a loss it connects again, with new ids, and subscribes again."""

  def __init__(self, url, token, subscribe, on_event):
    self.url, self.token, self.subscribe, self.on_event = url, token, subscribe, on_event
    self.socket, self.pending, self.last_id, self.end = None, {}, 0, None
    self.is_open = self.was_open = False

  async def run(self):
    """Returns when on_event has returned True. Raises the reason when the stream must not connect again."""
    losses = 0
    while True:
      start = time.monotonic()
      try:
        return await self.connection()
      except ConnectionLost as error:
        if not self.was_open:
          raise StreamEnded(f"{error} to {self.url}")
        losses = 1 if time.monotonic() - start > 60 else losses + 1
        seconds = max(error.wait, min(60, FIRST_WAIT * 2 ** (losses - 1))) * random.uniform(0.8, 1.2)
        print(f"{error}: connecting again in {seconds:.1f} s", file=sys.stderr, flush=True)
        await asyncio.sleep(seconds)

  async def connection(self):
    """One connection. Events are handed over in order, once subscribe has finished."""
    self.socket = await open_socket(self.url)
    self.pending, self.last_id, self.is_open, self.end = {}, 0, False, None
    events = asyncio.Queue()
    background = [asyncio.ensure_future(self.read(events)), asyncio.ensure_future(self.beat())]
    try:
      while True:
        event = await events.get()
        if isinstance(event, Exception):
          raise event
        if event["e"] == "open":
          await self.request("authorize", self.token() or "")
          await self.subscribe(self)
        elif await self.on_event(event, self):
          return
    finally:
      for task in background:
        task.cancel()
      await asyncio.gather(*background, return_exceptions=True)
      await self.socket.close()

  async def read(self, events):
    try:
      while True:
        frame = await asyncio.wait_for(self.socket.recv(), MAX_SILENCE)
        if frame == "o":
          self.is_open = self.was_open = True
          events.put_nowait({"e": "open"})
        elif frame == "h":
          events.put_nowait({"e": "heartbeat", "d": {}})
        elif frame.startswith("c"):
          raise ConnectionLost(f"Closed by the service {frame[1:]}")
        elif frame.startswith("a"):
          for message in json.loads(frame[1:]):
            # An element that is no object means nothing.
            if isinstance(message, dict):
              self.take(message, events)
    except asyncio.TimeoutError:
      end = ConnectionLost(f"Nothing came for {MAX_SILENCE} s")
    except websockets.ConnectionClosed as error:
      end = ConnectionLost(f"Connection closed ({error})")
    except (ConnectionLost, StreamEnded) as error:
      end = error
    except Exception as error:
      end = ConnectionLost(f"A frame was not readable ({error})")
    self.end = end
    events.put_nowait(end)
    for response in self.pending.values():
      if not response.done():
        response.set_exception(end)
        # Marks it as seen: perhaps nobody waits for it any more.
        response.exception()

  async def beat(self):
    """The service wants a heartbeat every 2.5 s, whatever comes."""
    next_beat = time.monotonic() + 2.5
    while True:
      await asyncio.sleep(max(next_beat - time.monotonic(), 0))
      next_beat = max(next_beat + 2.5, time.monotonic())
      if self.is_open:
        await self.socket.send("[]")

  def take(self, message, events):
    end = end_of(message)
    if end:
      raise end
    if message.get("e"):
      data = data_of(message)
      if data is not None:
        events.put_nowait({**message, "d": data})
      return
    response = self.pending.pop(str(message.get("i")), None)
    if response and not response.done():
      response.set_result(message)

  async def request(self, endpoint, body="", query=""):
    """Sends a request and returns its result. Raises the service's words: a fault of it, unlike a refusal, is a loss of the
    connection. Waits where the service asks to."""
    full = body
    for tries in range(1, 4):
      response = await self.exchange(endpoint, full, query)
      reply = response.get("d")
      fields = reply if isinstance(reply, dict) else {}
      ticket = fields.get("p-ticket")
      if not ticket or fields.get("p-captcha") or tries == 3:
        break
      print(f"The service asks to wait for {fields.get('p-time', 15)} s.", file=sys.stderr, flush=True)
      await asyncio.sleep(fields.get("p-time", 15))
      full = {**(body or {}), "p-ticket": ticket}
    code = fields.get("errorCode")
    refusal = refusal_in(reply) or (None if code == "Success" else code)
    if ticket:
      captcha = "a CAPTCHA is required: sign in at trader.tradovate.com"
      refusal = captcha if fields.get("p-captcha") else "the service keeps asking to wait"
    if response.get("s") == 200 and not refusal:
      return {} if reply is None else reply
    status = response.get("s")
    advice = " (the key lacks a right, or the token has expired)" if status == 401 else ""
    words = f"{endpoint}: {status} {refusal or reply or ''}{advice}"
    is_fault = isinstance(status, int) and (status == 408 or status >= 500)
    raise ConnectionLost(words) if is_fault else StreamEnded(words)

  async def exchange(self, endpoint, body, query):
    """A frame of four lines, and its response."""
    if not self.socket:
      raise ConnectionLost(f"{endpoint}: not connected")
    if self.end:
      raise self.end
    self.last_id += 1
    response = self.pending[str(self.last_id)] = asyncio.get_running_loop().create_future()
    text = body if isinstance(body, str) else json.dumps(body)
    try:
      await self.socket.send("\\n".join([endpoint, str(self.last_id), query, text]))
      return await asyncio.wait_for(response, MAX_SILENCE)
    except asyncio.TimeoutError:
      raise ConnectionLost(f"{endpoint}: no response for {MAX_SILENCE} s")
    except websockets.ConnectionClosed:
      raise ConnectionLost(f"{endpoint}: not connected")
`,
  },
};
