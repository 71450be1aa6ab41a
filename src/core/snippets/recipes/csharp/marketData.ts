import type { Mains, Parts } from '../parts';

/** Bars over the WebSocket of the market data. Source: tradovate-streams.md, sections 2, 3 and 8. */
export const marketDataTypes: Parts = {
  socket: {
    needs: ['reply'],
    code: `
class Chart {
  public List<JsonNode> Bars = new();
  public bool Ended;
}

class MarketData {
  public readonly Dictionary<long, Chart> Charts = new();
  readonly ClientWebSocket socket = new();
  DateTime lastBeat = DateTime.UtcNow;
  Task<string>? reading;
  int lastId;

  public Task Open(string url) => socket.ConnectAsync(new Uri(url), CancellationToken.None);

  public void Close() => socket.Dispose();

  Task Write(string text) =>
    socket.SendAsync(new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)), WebSocketMessageType.Text, true, CancellationToken.None);

  async Task<string> Read() {
    var buffer = new byte[65536];
    using var content = new MemoryStream();
    while (true) {
      var part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
      if (part.MessageType == WebSocketMessageType.Close) throw new Exception("Market data: the connection was closed");
      content.Write(buffer, 0, part.Count);
      if (part.EndOfMessage) return Encoding.UTF8.GetString(content.ToArray());
    }
  }

  // The messages of the next frame. The service wants a heartbeat every 2.5 s, whatever comes.
  public async Task<JsonArray> Messages() {
    var silentSince = DateTime.UtcNow;
    while (true) {
      if (DateTime.UtcNow - lastBeat > TimeSpan.FromSeconds(2)) {
        await Write("[]");
        lastBeat = DateTime.UtcNow;
      }
      if (DateTime.UtcNow - silentSince > TimeSpan.FromSeconds(30)) throw new Exception("Market data: no message for 30 s");
      // A canceled read would end the connection: the next round waits for the same one.
      reading ??= Read();
      if (await Task.WhenAny(reading, Task.Delay(1000)) != reading) continue;
      var frame = await reading;
      reading = null;
      if (frame == "o") return new JsonArray();
      if (frame.StartsWith('a')) return JsonNode.Parse(frame[1..])!.AsArray();
    }
  }

  public async Task<JsonNode?> Request(string endpoint, string body, int tries = 1) {
    var id = ++lastId;
    await Write(string.Join("\\n", endpoint, id, "", body));
    JsonNode? response = null;
    while (response is null) {
      foreach (var message in await Messages()) {
        if ((int?)message?["i"] == id) response = message;
        Take(message);
      }
    }
    var reply = response["d"];
    var fields = reply is JsonObject ? reply.Deserialize<Reply>(new JsonSerializerOptions(JsonSerializerDefaults.Web)) : null;
    if (fields?.Ticket != null && fields.Captcha != true && tries < 3) {
      await Task.Delay(TimeSpan.FromSeconds(fields.Seconds ?? 15));
      var repeated = JsonNode.Parse(body)!.AsObject();
      repeated["p-ticket"] = fields.Ticket;
      return await Request(endpoint, repeated.ToJsonString(), tries + 1);
    }
    var waits = fields?.Captcha == true ? "a CAPTCHA is required" : "the service keeps asking to wait";
    var refusal = fields?.Ticket != null ? waits : fields?.Refusal() ?? "";
    if ((int)response["s"]! != 200 || refusal != "") {
      throw new Exception($"{endpoint}: {response["s"]} {(refusal != "" ? refusal : reply?.ToJsonString())}");
    }
    return reply;
  }

  public void Take(JsonNode? message) {
    if ((string?)message?["e"] != "chart") return;
    foreach (var part in message!["d"]!["charts"]!.AsArray()) {
      var id = (long)part!["id"]!;
      if (!Charts.ContainsKey(id)) Charts[id] = new Chart();
      if (part["bars"] is JsonArray bars) Charts[id].Bars.AddRange(bars.Select(each => each!));
      if ((bool?)part["eoh"] == true) Charts[id].Ended = true;
    }
  }
}
`,
  },
};

export const marketDataMains: Mains = {
  downloadBars: {
    needs: ['socket'],
    code: `
  var marketData = new MarketData();
  await marketData.Open(socketUrl);
  await marketData.Messages();
  await marketData.Request("authorize", token);
  DateTimeOffset TimeOf(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
  var start = TimeOf(fromTime);
  var bars = new SortedDictionary<DateTimeOffset, JsonNode>();
  // A response has a limited number of bars: ask from the end backward.
  for (var end = TimeOf(toTime); end > start; ) {
    var body = new JsonObject {
      ["symbol"] = symbol,
      ["chartDescription"] = new JsonObject {
        ["underlyingType"] = "MinuteBar",
        ["elementSize"] = barMinutes,
        ["elementSizeUnit"] = "UnderlyingUnits",
        ["withHistogram"] = false,
      },
      ["timeRange"] = new JsonObject {
        ["closestTimestamp"] = end.UtcDateTime.ToString("o"),
        ["asMuchAsElements"] = 1000,
      },
    };
    var ids = await marketData.Request("md/getChart", body.ToJsonString());
    if (ids is not JsonObject) throw new Exception("md/getChart: the response has no chart, or is a web page (HTML).");
    Chart? chart = null;
    while (true) {
      foreach (var name in new[] { "historicalId", "realtimeId" }) {
        if (chart is null && ids?[name] is not null) marketData.Charts.TryGetValue((long)ids[name]!, out chart);
      }
      if (chart?.Ended == true) break;
      foreach (var message in await marketData.Messages()) marketData.Take(message);
    }
    var oldest = end;
    foreach (var bar in chart.Bars) {
      var time = TimeOf((string)bar["timestamp"]!);
      if (time < oldest) oldest = time;
      if (time >= start && time < TimeOf(toTime)) bars[time] = bar;
    }
    if (oldest == end) break;
    end = oldest;
  }
  marketData.Close();
  var rows = bars.Values.Select(bar => {
    var volume = ((double?)bar["upVolume"] ?? 0) + ((double?)bar["downVolume"] ?? 0);
    return $"{bar["timestamp"]},{bar["open"]},{bar["high"]},{bar["low"]},{bar["close"]},{volume}";
  });
  await File.WriteAllLinesAsync(barsFile, rows.Prepend("timestamp,open,high,low,close,volume"));
  Console.WriteLine($"{bars.Count} bars written to {barsFile}");
`,
  },
};
