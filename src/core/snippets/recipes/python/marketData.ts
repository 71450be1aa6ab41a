import type { Mains, Parts } from '../parts';

/** Bars over the WebSocket of the market data. Source: tradovate-streams.md, sections 2, 3 and 8. */
export const marketDataParts: Parts = {
  socket: {
    needs: ['refusalIn'],
    code: `
def time_of(text):
  return datetime.fromisoformat(text.replace("Z", "+00:00"))


class MarketData:
  def __init__(self, socket):
    self.socket = socket
    self.charts = {}
    self.last_id = 0
    self.last_beat = time.time()

  def messages(self):
    """The messages of the next frame. The service wants a heartbeat every 2.5 s, whatever comes."""
    silent_since = time.time()
    while True:
      if time.time() - self.last_beat >= 2:
        self.socket.send("[]")
        self.last_beat = time.time()
      if time.time() - silent_since > 30:
        raise SystemExit("Market data: no message for 30 s")
      try:
        frame = self.socket.recv(timeout=1)
      except TimeoutError:
        continue
      if frame == "o":
        return [{"e": "open"}]
      if frame.startswith("a"):
        return json.loads(frame[1:])

  def request(self, endpoint, body, tries=1):
    self.last_id += 1
    self.socket.send("\\n".join([endpoint, str(self.last_id), "", body]))
    while True:
      response = None
      for message in self.messages():
        if message.get("i") == self.last_id:
          response = message
        self.take(message)
      if response:
        break
    reply = response.get("d")
    ticket = reply.get("p-ticket") if isinstance(reply, dict) else None
    if ticket and not reply.get("p-captcha") and tries < 3:
      time.sleep(reply.get("p-time", 15))
      return self.request(endpoint, json.dumps({**json.loads(body), "p-ticket": ticket}), tries + 1)
    refusal = refusal_in(reply)
    if ticket:
      refusal = "a CAPTCHA is required" if reply.get("p-captcha") else "the service keeps asking to wait"
    if response["s"] != 200 or refusal:
      raise SystemExit(f"{endpoint}: {response['s']} {refusal or reply or ''}")
    return reply

  def take(self, message):
    if message.get("e") == "chart":
      for each in message["d"]["charts"]:
        chart = self.charts.setdefault(each["id"], {"bars": [], "ended": False})
        chart["bars"] += each.get("bars", [])
        chart["ended"] = chart["ended"] or each.get("eoh", False)
`,
  },
  download: {
    needs: ['socket'],
    code: `
def download(market_data):
  while market_data.messages() != [{"e": "open"}]:
    pass
  market_data.request("authorize", TOKEN or "")
  bars = {}
  start, end = time_of(FROM_TIME), time_of(TO_TIME)
  # A response has a limited number of bars: ask from the end backward.
  while end > start:
    body = {
      "symbol": SYMBOL,
      "chartDescription": {
        "underlyingType": "MinuteBar",
        "elementSize": BAR_MINUTES,
        "elementSizeUnit": "UnderlyingUnits",
        "withHistogram": False,
      },
      "timeRange": {"closestTimestamp": end.isoformat(), "asMuchAsElements": 1000},
    }
    ids = market_data.request("md/getChart", json.dumps(body))
    if not isinstance(ids, dict) or not ids.keys() & {"historicalId", "realtimeId"}:
      raise SystemExit("md/getChart: the response has no chart, or is a web page (HTML).")
    while True:
      charts = [market_data.charts.get(ids.get(name)) for name in ("historicalId", "realtimeId")]
      chart = charts[0] or charts[1]
      if chart and chart["ended"]:
        break
      for message in market_data.messages():
        market_data.take(message)
    received = {time_of(bar["timestamp"]): bar for bar in chart["bars"]}
    bars.update({at: bar for at, bar in received.items() if start <= at < time_of(TO_TIME)})
    oldest = min([end, *received])
    if oldest == end:
      break
    end = oldest
  return bars
`,
  },
};

export const marketDataMains: Mains = {
  downloadBars: {
    needs: ['download'],
    code: `
  # The text of a frame is large: no limit of its size.
  with connect(SOCKET_URL, max_size=None) as socket:
    bars = download(MarketData(socket))
  with open(BARS_FILE, "w", newline="") as file:
    rows = csv.writer(file, lineterminator="\\n")
    rows.writerow(["timestamp", "open", "high", "low", "close", "volume"])
    for _, bar in sorted(bars.items()):
      volume = bar.get("upVolume", 0) + bar.get("downVolume", 0)
      rows.writerow([bar["timestamp"], bar["open"], bar["high"], bar["low"], bar["close"], volume])
  print(f"{len(bars)} bars written to {BARS_FILE}")
`,
  },
};
