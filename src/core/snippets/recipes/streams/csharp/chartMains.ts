import type { Mains } from '../../parts';

/** Programs that write bars or ticks to a file. */
export const chartMains: Mains = {
  streamChart: {
    needs: ['chart'],
    code: `
  var isTicks = minutesPerBar == 0;
  var header = isTicks ? "timestamp,price,size,bid,bidSize,ask,askSize" : Charts.BarColumns;
  await File.WriteAllLinesAsync(barsFile, new[] { header });
  var ids = new List<long>();
  var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
  var isLive = false;
  var newest = "";
  // After a loss the history comes again, and with it what was missed.
  async Task Subscribe(TradovateStream stream) {
    isLive = false;
    rows.Clear();
    ids = await Charts.Open(stream, symbol, (int)minutesPerBar, new JsonObject { ["asMuchAsElements"] = (int)barCount });
  }
  async Task<bool> Show(TradovateStream stream, JsonNode message) {
    foreach (var chart in Charts.In(message)) {
      if (!ids.Contains((long)chart["id"]!)) continue;
      foreach (var (key, row) in Charts.RowsOf(chart)) {
        rows[key] = row;
        if (isLive) Console.WriteLine(row);
      }
      isLive = isLive || (bool?)chart["eoh"] == true;
      if (!isLive) continue;
      // The newest bar still changes. It is written once the next one begins.
      var finished = rows.Keys.Take(isTicks ? rows.Count : rows.Count - 1).ToList();
      var missing = finished.Where(key => string.CompareOrdinal(key, newest) > 0).ToList();
      await File.AppendAllLinesAsync(barsFile, missing.Select(key => rows[key]).ToList());
      if (missing.Count > 0) newest = missing[^1];
      foreach (var key in finished) rows.Remove(key);
    }
    return false;
  }
  await new TradovateStream(socketUrl, () => token, Subscribe, Show).Run();
`,
  },
  downloadBars: {
    needs: ['chart', 'time'],
    code: `
  var start = TimeOf(fromTime);
  var to = TimeOf(toTime);
  var bars = new SortedDictionary<DateTimeOffset, string>();
  var ids = new List<long>();
  var (end, oldest, heardAt) = (to, to, DateTime.UtcNow);
  var silence = TimeSpan.FromSeconds(TradovateStream.MaxSilence);
  // A response has a limited number of bars: asks from the end backward, after a loss for the same ones again.
  async Task Subscribe(TradovateStream stream) {
    oldest = end;
    var timeRange = new JsonObject { ["closestTimestamp"] = end.UtcDateTime.ToString("o"), ["asMuchAsElements"] = 1000 };
    ids = await Charts.Open(stream, symbol, barMinutes, timeRange);
    heardAt = DateTime.UtcNow;
  }
  async Task<bool> Show(TradovateStream stream, JsonNode message) {
    if ((string?)message["e"] == "heartbeat" && DateTime.UtcNow - heardAt > silence) {
      throw new Exception($"md/getChart: no bars for {silence.TotalSeconds} s");
    }
    foreach (var chart in Charts.In(message)) {
      if (!ids.Contains((long)chart["id"]!)) continue;
      heardAt = DateTime.UtcNow;
      foreach (var (key, row) in Charts.RowsOf(chart)) {
        var time = TimeOf(key);
        if (time < oldest) oldest = time;
        if (time >= start && time < to) bars[time] = row;
      }
      if ((bool?)chart["eoh"] != true) continue;
      if (oldest == end || oldest <= start) return true;
      end = oldest;
      await Subscribe(stream);
    }
    return false;
  }
  await new TradovateStream(socketUrl, () => token, Subscribe, Show).Run();
  if (bars.Count == 0) throw new Exception($"No bars from {fromTime} to {toTime}: {barsFile} is not written.");
  await File.WriteAllLinesAsync(barsFile, bars.Values.Prepend(Charts.BarColumns));
  Console.WriteLine($"{bars.Count} bars written to {barsFile}");
`,
  },
};
