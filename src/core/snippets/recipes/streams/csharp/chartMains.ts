import type { Mains } from '../../parts';

/** Programs that write bars or ticks to a file. */
export const chartMains: Mains = {
  streamChart: {
    needs: ['chart', 'time'],
    code: `
  if (File.Exists(chartFile)) throw new Exception($"{chartFile} exists. Move it, or change chartFile.");
  var isTicks = minutesPerBar == 0;
  // By their keys: those of ticks have an id after the time.
  var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
  var written = new HashSet<string>();
  var ids = new List<long>();
  var isLive = false;
  var (since, newest, oldest) = ("", "", "");
  bool IsBefore(string one, string other) => string.CompareOrdinal(one, other) < 0;
  string TimeIn(string key) => key.Split(' ')[0];
  // 10 seconds before the newest row: what comes late is not lost with a connection.
  string Overlap() => newest == "" ? "" : TimeOf(TimeIn(newest)).AddSeconds(-10).UtcDateTime.ToString("o");
  async Task Subscribe(TradovateStream stream) {
    (isLive, since, oldest) = (false, Overlap(), "");
    rows.Clear();
    if (written.Count == 0) rows[""] = isTicks ? "timestamp,price,size,bid,bidSize,ask,askSize" : Charts.BarColumns;
    var timeRange = new JsonObject();
    if (since == "") timeRange["asMuchAsElements"] = (int)barCount;
    else timeRange["asFarAsTimestamp"] = since;
    ids = await Charts.Open(stream, symbol, (int)minutesPerBar, timeRange);
  }
  Task<bool> Show(TradovateStream stream, JsonNode message) {
    foreach (var chart in Charts.In(message)) {
      if (!ids.Contains((long)chart["id"]!)) continue;
      foreach (var (key, row) in Charts.RowsOf(chart)) {
        if (isLive) Console.WriteLine(row);
        else if (IsBefore(key, since)) continue;
        else if (oldest == "" || IsBefore(key, oldest)) oldest = key;
        if (!written.Contains(key)) rows[key] = row;
      }
      if (!isLive && (bool?)chart["eoh"] == true) {
        isLive = true;
        if (since != "" && IsBefore(newest, oldest)) Console.Error.WriteLine($"Nothing is known between {TimeIn(newest)} and {TimeIn(oldest)}");
      }
      if (!isLive) continue;
      // The last two bars may still change. Ticks that come late are written late: sort by the timestamp.
      var finished = rows.Keys.Take(isTicks ? rows.Count : rows.Count - 2).ToList();
      if (finished.Count == 0) continue;
      var mode = written.Count == 0 ? FileMode.CreateNew : FileMode.Append;
      using (var file = new StreamWriter(new FileStream(chartFile, mode))) {
        foreach (var key in finished) file.WriteLine(rows[key]);
      }
      foreach (var key in finished) {
        rows.Remove(key);
        written.Add(key);
        if (IsBefore(newest, key)) newest = key;
      }
      var start = Overlap();
      if (written.Count > 100_000) written.RemoveWhere(key => IsBefore(key, start));
    }
    return Task.FromResult(false);
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
      await Charts.Close(stream, ids);
      if (oldest == end || oldest <= start) return true;
      end = oldest;
      await Task.Delay(TimeSpan.FromSeconds(Charts.Wait));
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
