import type { Parts } from '../../parts';

/** Quotes. Source: tradovate-streams.md, section 7. */
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
};
