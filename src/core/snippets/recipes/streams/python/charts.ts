import type { Parts } from '../../parts';

/** Bars and ticks, and times. Source: tradovate-streams.md, section 8. */
export const chartParts: Parts = {
  time: {
    needs: ['connectionLost'],
    code: `
def time_of(text):
  """Seconds since 1970. A time without a zone is UTC."""
  try:
    at = datetime.fromisoformat(text.replace("Z", "+00:00"))
  except ValueError:
    raise StreamEnded(f"{text} is not a time such as 2026-11-24T15:00:00Z.")
  return at.replace(tzinfo=at.tzinfo or timezone.utc).timestamp()


def text_of(seconds):
  return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
`,
  },
  chart: {
    needs: ['requestData'],
    code: `
BAR_COLUMNS = "timestamp,open,high,low,close,volume"


async def open_chart(stream, minutes, time_range):
  """Asks for bars, or for ticks. Returns the two ids under which they, and the end of their history, may come."""
  body = {
    "symbol": SYMBOL,
    "chartDescription": {
      "underlyingType": "MinuteBar" if minutes else "Tick",
      "elementSize": minutes or 1,
      "elementSizeUnit": "UnderlyingUnits",
      "withHistogram": False,
    },
    "timeRange": time_range,
  }
  chart = await request_data(stream, "md/getChart", body)
  ids = [chart[name] for name in ("historicalId", "realtimeId") if chart.get(name) is not None]
  if not ids:
    raise StreamEnded("md/getChart: the response has no chart")
  return ids


def rows_of(chart):
  """Keys in order, and rows. Ticks are packed: offsets from a time and from a price, in ticks."""
  for bar in chart.get("bars", []):
    volume = bar.get("upVolume", 0) + bar.get("downVolume", 0)
    values = [bar[name] for name in ("timestamp", "open", "high", "low", "close")] + [volume]
    yield bar["timestamp"], ",".join(str(value) for value in values)

  def price(offset):
    return f"{(chart['bp'] + offset) * chart['ts']:.10f}".rstrip("0").rstrip(".")

  for tick in sorted(chart.get("tks", []), key=lambda tick: (tick["t"], tick["id"])):
    ms = chart["bt"] + tick["t"]
    at = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(ms // 1000)) + f".{ms % 1000:03d}Z"
    bid = f"{price(tick['b'])},{tick['bs']}" if "bs" in tick else ","
    ask = f"{price(tick['a'])},{tick['as']}" if "as" in tick else ","
    yield f"{at} {tick['id']:015d}", f"{at},{price(tick['p'])},{tick['s']},{bid},{ask}"
`,
  },
  closeChart: {
    needs: ['chart'],
    code: `
CHART_WAIT = 1  # seconds between a chart and the next one


async def close_chart(stream, ids):
  """Goes on whatever comes of it: the service may have closed the chart, and the next request fails if the connection is lost."""
  try:
    await stream.request("md/cancelChart", {"subscriptionId": ids[-1]})
  except (StreamEnded, ConnectionLost):
    pass
`,
  },
};
