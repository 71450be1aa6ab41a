import type { Mains } from '../../parts';

/** Programs that write bars or ticks to a file. */
export const chartMains: Mains = {
  streamChart: {
    needs: ['chart'],
    code: `
  is_ticks = MINUTES_PER_BAR == 0
  with open(BARS_FILE, "w") as file:
    file.write(f"{'timestamp,price,size,bid,bidSize,ask,askSize' if is_ticks else BAR_COLUMNS}\\n")
  ids, rows, is_live, newest = [], {}, False, ""

  # After a loss the history comes again, and with it what was missed.
  async def subscribe(stream):
    nonlocal ids, is_live
    is_live = False
    rows.clear()
    ids = await open_chart(stream, MINUTES_PER_BAR, {"asMuchAsElements": BAR_COUNT})

  async def on_event(event, stream):
    nonlocal is_live, newest
    for chart in event["d"].get("charts", []) if event["e"] == "chart" else []:
      if chart.get("id") not in ids:
        continue
      for key, row in rows_of(chart):
        rows[key] = row
        if is_live:
          print(row, flush=True)
      is_live = is_live or chart.get("eoh", False)
      if not is_live:
        continue
      # The newest bar still changes. It is written once the next one begins.
      finished = sorted(rows) if is_ticks else sorted(rows)[:-1]
      with open(BARS_FILE, "a") as file:
        file.writelines(f"{rows[key]}\\n" for key in finished if key > newest)
      newest = max([newest, *finished])
      for key in finished:
        del rows[key]

  await Stream(SOCKET_URL, lambda: TOKEN, subscribe, on_event).run()
`,
  },
  downloadBars: {
    needs: ['chart', 'time'],
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
      if oldest == end or oldest <= start:
        return True
      end = oldest
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
