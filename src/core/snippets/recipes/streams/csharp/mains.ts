import type { Mains } from '../../parts';

/** The last function of each program. */
export const streamMains: Mains = {
  streamAccount: {
    needs: ['account'],
    code: `
  var view = new AccountView();
  await new TradovateStream(socketUrl, () => token, view.Subscribe, view.Show).Run();
`,
  },
  streamQuotes: {
    needs: ['quotes'],
    code: `
  var view = new QuoteView(symbols);
  await new TradovateStream(socketUrl, () => token, view.Subscribe, view.Show).Run();
`,
  },
  streamDepth: {
    needs: ['requestData'],
    code: `
  Task Subscribe(TradovateStream stream) =>
    MarketData.Request(stream, "md/subscribeDOM", new JsonObject { ["symbol"] = symbol });
  // The whole book comes each time, best prices first.
  Task<bool> Show(TradovateStream stream, JsonNode message) {
    if ((string?)message["e"] == "md" && message["d"]?["doms"] is JsonArray books) {
      foreach (var book in books) {
        string Side(string name) =>
          string.Join(", ", book![name]!.AsArray().Take((int)levels).Select(each => $"{each!["price"]} x {each["size"]}"));
        Console.WriteLine($"{book!["timestamp"]} {symbol} bids {Side("bids")} | offers {Side("offers")}");
      }
    }
    return Task.FromResult(false);
  }
  await new TradovateStream(socketUrl, () => token, Subscribe, Show).Run();
`,
  },
  replayDay: {
    needs: ['quotes', 'time'],
    code: `
  var view = new QuoteView(symbols);
  var end = TimeOf(replayTo);
  var clock = TimeOf(replayFrom).UtcDateTime.ToString("o");
  // A session ends with its connection: after a loss a new one begins at the last known time.
  async Task Subscribe(TradovateStream stream) {
    var check = await stream.Request("replay/checkreplaysession", new JsonObject { ["startTimestamp"] = clock }.ToJsonString());
    if ((string?)check?["checkStatus"] == "Ineligible") throw new Exception($"You may not replay {clock}");
    clock = (string?)check?["startTimestamp"] ?? clock;
    var start = new JsonObject { ["startTimestamp"] = clock, ["speed"] = (int)replaySpeed, ["initialBalance"] = 50000 };
    await stream.Request("replay/initializeclock", start.ToJsonString());
    // Orders for this account go over the same socket: stream.Request("order/placeorder", ...).
    var accounts = (await stream.Request("account/list"))!.AsArray().Select(each => each!["name"]);
    Console.Error.WriteLine($"Replay from {clock} with account {string.Join(", ", accounts)}");
    await view.Subscribe(stream);
  }
  async Task<bool> Show(TradovateStream stream, JsonNode message) {
    await view.Show(stream, message);
    if ((string?)message["e"] != "clock") return false;
    clock = (string)message["d"]!["t"]!;
    // The service may pause the session or slow it down.
    if ((double)message["d"]!["s"]! < replaySpeed) {
      await stream.Request("replay/changespeed", new JsonObject { ["speed"] = (int)replaySpeed }.ToJsonString());
    }
    return TimeOf(clock) >= end;
  }
  await new TradovateStream(socketUrl, () => token, Subscribe, Show).Run();
  Console.Error.WriteLine($"Replayed until {clock}");
`,
  },
  client: {
    needs: ['send', 'session', 'account', 'quotes'],
    code: `
  var session = await SignIn();
  var lifetime = UseToken(session);
  async Task StaySignedIn() {
    while (true) {
      var renewed = await Renew(lifetime);
      // A renewal may leave out what has not changed.
      renewed["mdAccessToken"] ??= (string?)session["mdAccessToken"];
      session = renewed;
      lifetime = UseToken(session);
    }
  }
  var accountView = new AccountView();
  var quoteView = new QuoteView(symbols);
  var user = new TradovateStream(socketUrl, () => token, accountView.Subscribe, accountView.Show);
  var marketData = new TradovateStream(marketDataUrl, () => session["mdAccessToken"]?.ToString() ?? token, quoteView.Subscribe, quoteView.Show);
  // Your program goes here: Get and Post carry the token over HTTP, user.Request sends the same requests over the socket.
  var accounts = await Get<JsonObject[]>("/account/list");
  Console.Error.WriteLine($"Accounts: {string.Join(", ", accounts.Select(each => each["name"]))}");
  // The first that ends for good ends the program.
  await await Task.WhenAny(StaySignedIn(), user.Run(), marketData.Run());
`,
  },
};
