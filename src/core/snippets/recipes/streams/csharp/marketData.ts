import type { Parts } from '../../parts';

/** Quotes. Source: tradovate-streams.md, section 7. */
export const marketDataParts: Parts = {
  requestData: {
    needs: ['stream'],
    code: `
static class MarketData {
  static readonly HashSet<string> delayed = new();

  // A request for market data. Says once of each symbol that its prices are delayed.
  public static async Task<JsonObject?> Request(TradovateStream stream, string endpoint, JsonObject body) {
    var response = await stream.Request(endpoint, body.ToJsonString()) as JsonObject;
    var symbol = body["symbol"]!.ToString();
    var mode = response?["mode"]?.ToString();
    if (mode == "None") throw new Exception($"{symbol}: no subscription for this market data");
    if (mode == "Delayed" && delayed.Add(symbol)) Console.Error.WriteLine($"{symbol}: prices are delayed by about 10 minutes");
    return response;
  }
}
`,
  },
  quotes: {
    needs: ['requestData'],
    code: `
// Quotes name contracts by their ids alone. The next symbol is subscribed once the first quote of the last one has come.
class QuoteView {
  const double FirstQuoteWait = 5; // seconds

  readonly string[] symbols;
  readonly Dictionary<long, string> names = new();
  readonly Dictionary<long, Dictionary<string, JsonNode?>> quotes = new();
  int asked = 1;
  DateTime askedAt;
  bool isLate;

  public QuoteView(string symbols) { this.symbols = symbols.Split(',', StringSplitOptions.TrimEntries); }

  // Those that are subscribed and whose id is not known.
  List<string> Unknown() => symbols.Take(asked).Where(symbol => !names.ContainsValue(symbol)).ToList();

  async Task SubscribeTo(TradovateStream stream, int start, int end) {
    foreach (var symbol in symbols[start..end]) {
      await MarketData.Request(stream, "md/subscribeQuote", new JsonObject { ["symbol"] = symbol });
    }
    (asked, askedAt) = (end, DateTime.UtcNow);
  }

  public Task Subscribe(TradovateStream stream) {
    quotes.Clear();
    return SubscribeTo(stream, 0, asked);
  }

  public async Task<bool> Show(TradovateStream stream, JsonNode message) {
    var list = (string?)message["e"] == "md" ? message["d"]?["quotes"] as JsonArray : null;
    foreach (var quote in list ?? new JsonArray()) {
      var id = (long)quote!["contractId"]!;
      var unknown = Unknown();
      if (!names.ContainsKey(id)) names[id] = unknown.Count == 1 ? unknown[0] : id.ToString();
      // Only entries that changed come.
      if (!quotes.ContainsKey(id)) quotes[id] = new Dictionary<string, JsonNode?>();
      foreach (var (name, entry) in quote["entries"]!.AsObject()) quotes[id][name] = entry;
      string Part(string name, string part) => quotes[id].GetValueOrDefault(name)?[part]?.ToString() ?? "-";
      string Entry(string name) => $"{Part(name, "price")} x {Part(name, "size")}";
      var prices = $"bid {Entry("Bid")} ask {Entry("Offer")} last {Entry("Trade")} volume {Part("TotalTradeVolume", "size")}";
      Console.WriteLine($"{quote["timestamp"]} {names[id]} {prices}");
    }
    var missing = Unknown();
    if (missing.Count == 0 && asked < symbols.Length) await SubscribeTo(stream, asked, asked + 1);
    if (missing.Count > 0 && !isLate && DateTime.UtcNow - askedAt > TimeSpan.FromSeconds(FirstQuoteWait)) {
      isLate = true;
      Console.Error.WriteLine($"No quote of {missing[0]} yet. Contracts that may be it are shown by their ids.");
      await SubscribeTo(stream, asked, symbols.Length);
    }
    return false;
  }
}
`,
  },
};
