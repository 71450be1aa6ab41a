import type { Mains } from '../../parts';

/** Programs that write bars or ticks to a file. */
export const chartMains: Mains = {
  streamChart: {
    needs: ['chart', 'time'],
    code: `
  if os.path.exists(CHART_FILE):
    raise StreamEnded(f"{CHART_FILE} exists. Move it, or change CHART_FILE.")
  is_ticks = MINUTES_PER_BAR == 0
  # By their keys: those of ticks have an id after the time.
  rows, written = {}, set()
  ids, is_live, since, newest, oldest = [], False, "", "", ""

  def overlap():
    """10 seconds before the newest row: what comes late is not lost with a connection."""
    return text_of(time_of(newest[:24]) - 10) if newest else ""

  async def subscribe(stream):
    nonlocal ids, is_live, since, oldest
    is_live, since, oldest = False, overlap(), ""
    rows.clear()
    if not written:
      rows[""] = "timestamp,price,size,bid,bidSize,ask,askSize" if is_ticks else BAR_COLUMNS
    time_range = {"asFarAsTimestamp": since} if since else {"asMuchAsElements": BAR_COUNT}
    ids = await open_chart(stream, MINUTES_PER_BAR, time_range)

  async def on_event(event, stream):
    nonlocal is_live, newest, oldest, written
    for chart in event["d"].get("charts", []) if event["e"] == "chart" else []:
      if chart.get("id") not in ids:
        continue
      for key, row in rows_of(chart):
        if is_live:
          print(row, flush=True)
        elif key < since:
          continue
        else:
          oldest = min(oldest or key, key)
        if key not in written:
          rows[key] = row
      if chart.get("eoh") and not is_live:
        is_live = True
        if since and oldest > newest:
          print(f"Nothing is known between {newest[:24]} and {oldest[:24]}", file=sys.stderr, flush=True)
      if not is_live:
        continue
      # The last two bars may still change. Ticks that come late are written late: sort by the timestamp.
      finished = sorted(rows) if is_ticks else sorted(rows)[:-2]
      if not finished:
        continue
      with open(CHART_FILE, "a" if written else "x") as file:
        file.writelines(f"{rows.pop(key)}\\n" for key in finished)
      written.update(finished)
      newest = max([newest, *finished])
      if len(written) > 100_000:
        start = overlap()
        written = {key for key in written if key >= start}

  await Stream(SOCKET_URL, lambda: TOKEN, subscribe, on_event).run()
`,
  },
  downloadBars: {
    needs: ['closeChart', 'time'],
    code: `
  start, to = time_of(FROM_TIME), time_of(TO_TIME)
  bars, ids = {}, []
  end, oldest, heard_at = to, to, 0

  # A response has a limited number of bars: asks from the end backward, after a loss for the same ones again.
  async def subscribe(stream):
    nonlocal ids, oldest, heard_at
    oldest = end
    ids = await open_chart(stream, BAR_MINUTES, {"closestTimestamp": text_of(end), "asMuchAsElements": 1000})
    heard_at = time.monotonic()

  async def on_event(event, stream):
    nonlocal end, oldest, heard_at
    if event["e"] == "heartbeat" and time.monotonic() - heard_at > MAX_SILENCE:
      raise StreamEnded(f"md/getChart: no bars for {MAX_SILENCE} s")
    for chart in event["d"].get("charts", []) if event["e"] == "chart" else []:
      if chart.get("id") not in ids:
        continue
      heard_at = time.monotonic()
      for key, row in rows_of(chart):
        at = time_of(key)
        oldest = min(oldest, at)
        if start <= at < to:
          bars[at] = row
      if not chart.get("eoh"):
        continue
      await close_chart(stream, ids)
      if oldest == end or oldest <= start:
        return True
      end = oldest
      await asyncio.sleep(CHART_WAIT)
      await subscribe(stream)
    return False

  await Stream(SOCKET_URL, lambda: TOKEN, subscribe, on_event).run()
  if not bars:
    raise StreamEnded(f"No bars from {FROM_TIME} to {TO_TIME}: {BARS_FILE} is not written.")
  with open(BARS_FILE, "w") as file:
    file.writelines(f"{row}\\n" for row in [BAR_COLUMNS, *(bars[at] for at in sorted(bars))])
  print(f"{len(bars)} bars written to {BARS_FILE}")
`,
  },
};
