import type { Parts } from '../../parts';

/** Quotes, bars and ticks. Source: tradovate-streams.md, sections 7 and 8. */
export const marketDataParts: Parts = {
  quotes: {
    needs: ['stream'],
    code: `
// Quotes name contracts by their ids alone. The next symbol is subscribed once the first quote of the last one has come.
class QuoteView {
  readonly string[] symbols;
  readonly Dictionary<long, string> names = new();
  readonly Dictionary<long, Dictionary<string, JsonNode?>> quotes = new();

  public QuoteView(string symbols) { this.symbols = symbols.Split(',', StringSplitOptions.TrimEntries); }

  static Task SubscribeTo(TradovateStream stream, string symbol) =>
    stream.Request("md/subscribeQuote", new JsonObject { ["symbol"] = symbol }.ToJsonString());

  public async Task Subscribe(TradovateStream stream) {
    quotes.Clear();
    foreach (var symbol in symbols.Take(names.Count + 1)) await SubscribeTo(stream, symbol);
  }

  public async Task<bool> Show(TradovateStream stream, JsonNode message) {
    if ((string?)message["e"] != "md" || message["d"]?["quotes"] is not JsonArray list) return false;
    foreach (var quote in list) {
      var id = (long)quote!["contractId"]!;
      var isNew = !names.ContainsKey(id);
      if (isNew) names[id] = names.Count < symbols.Length ? symbols[names.Count] : id.ToString();
      // Only entries that changed come.
      if (!quotes.ContainsKey(id)) quotes[id] = new Dictionary<string, JsonNode?>();
      foreach (var (name, entry) in quote["entries"]!.AsObject()) quotes[id][name] = entry;
      string Part(string name, string part) => quotes[id].GetValueOrDefault(name)?[part]?.ToString() ?? "-";
      string Entry(string name) => $"{Part(name, "price")} x {Part(name, "size")}";
      var prices = $"bid {Entry("Bid")} ask {Entry("Offer")} last {Entry("Trade")} volume {Part("TotalTradeVolume", "size")}";
      Console.WriteLine($"{quote["timestamp"]} {names[id]} {prices}");
      if (isNew && names.Count < symbols.Length) await SubscribeTo(stream, symbols[names.Count]);
    }
    return false;
  }
}
`,
  },
  chartRows: {
    needs: ['stream'],
    code: `
static class ChartRows {
  // Keys in order, and rows. Ticks are packed: offsets from a time and from a price, in ticks.
  public static IEnumerable<(string Key, string Row)> Of(JsonNode chart) {
    foreach (var bar in ListOf(chart["bars"])) {
      var volume = ((double?)bar["upVolume"] ?? 0) + ((double?)bar["downVolume"] ?? 0);
      yield return (bar["timestamp"]!.ToString(), $"{bar["timestamp"]},{bar["open"]},{bar["high"]},{bar["low"]},{bar["close"]},{volume}");
    }
    string Price(JsonNode? offset) => (((double)chart["bp"]! + ((double?)offset ?? 0)) * (double)chart["ts"]!).ToString("G10");
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
