import type { Parts } from '../../parts';

/** Times: a function, which comes before types. */
export const timeParts: Parts = {
  time: {
    code: `
// A time without a zone is UTC.
DateTimeOffset TimeOf(string text) =>
  DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
    ? time
    : throw new Exception($"{text} is not a time such as 2026-11-24T15:00:00Z.");
`,
  },
};

/** Bars and ticks. Source: tradovate-streams.md, section 8. */
export const chartParts: Parts = {
  chart: {
    needs: ['requestData'],
    code: `
static class Charts {
  public const string BarColumns = "timestamp,open,high,low,close,volume";
  public const double Wait = 1; // seconds between a chart and the next one

  // Asks for bars, or for ticks. Returns the two ids under which they, and the end of their history, may come.
  public static async Task<List<long>> Open(TradovateStream stream, string symbol, int minutes, JsonObject timeRange) {
    var body = new JsonObject {
      ["symbol"] = symbol,
      ["chartDescription"] = new JsonObject {
        ["underlyingType"] = minutes > 0 ? "MinuteBar" : "Tick",
        ["elementSize"] = minutes > 0 ? minutes : 1,
        ["elementSizeUnit"] = "UnderlyingUnits",
        ["withHistogram"] = false,
      },
      ["timeRange"] = timeRange,
    };
    var chart = await MarketData.Request(stream, "md/getChart", body);
    var ids = new[] { chart?["historicalId"], chart?["realtimeId"] }.Where(id => id is not null).Select(id => (long)id!).ToList();
    return ids.Count > 0 ? ids : throw new Exception("md/getChart: the response has no chart");
  }

  // Goes on whatever comes of it: the service may have closed the chart, and the next request fails if the connection is lost.
  public static async Task Close(TradovateStream stream, List<long> ids) {
    try {
      await stream.Request("md/cancelChart", new JsonObject { ["subscriptionId"] = ids[^1] }.ToJsonString());
    } catch (Exception) {
    }
  }

  // Those of an event.
  public static IEnumerable<JsonNode> In(JsonNode message) =>
    (string?)message["e"] == "chart" ? ListOf(message["d"]?["charts"]) : Array.Empty<JsonNode>();

  // Keys in order, and rows. Ticks are packed: offsets from a time and from a price, in ticks.
  public static IEnumerable<(string Key, string Row)> RowsOf(JsonNode chart) {
    foreach (var bar in ListOf(chart["bars"])) {
      var volume = ((double?)bar["upVolume"] ?? 0) + ((double?)bar["downVolume"] ?? 0);
      yield return (bar["timestamp"]!.ToString(), $"{bar["timestamp"]},{bar["open"]},{bar["high"]},{bar["low"]},{bar["close"]},{volume}");
    }
    string Price(JsonNode? offset) => (((double)chart["bp"]! + ((double?)offset ?? 0)) * (double)chart["ts"]!).ToString("0.##########");
    foreach (var tick in ListOf(chart["tks"]).OrderBy(each => (long)each["t"]!).ThenBy(each => (long)each["id"]!)) {
      var time = DateTimeOffset.FromUnixTimeMilliseconds((long)chart["bt"]! + (long)tick["t"]!);
      var at = time.ToString("yyyy-MM-ddTHH:mm:ss.fff") + "Z";
      var bid = tick["bs"] is null ? "," : $"{Price(tick["b"])},{tick["bs"]}";
      var ask = tick["as"] is null ? "," : $"{Price(tick["a"])},{tick["as"]}";
      yield return ($"{at} {(long)tick["id"]!:D15}", $"{at},{Price(tick["p"])},{tick["s"]},{bid},{ask}");
    }
  }

  static IEnumerable<JsonNode> ListOf(JsonNode? value) =>
    value is JsonArray list ? list.Select(each => each!) : Array.Empty<JsonNode>();
}
`,
  },
};
