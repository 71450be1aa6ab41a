import type { Parts } from '../../parts';

/** Requests over a WebSocket. Source: tradovate-streams.md, sections 3 and 5. */
export const requestParts: Parts = {
  streamRequest: {
    needs: ['reply'],
    code: `
partial class TradovateStream {
  static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);
  readonly SemaphoreSlim gate = new(1);
  ConcurrentDictionary<long, TaskCompletionSource<JsonNode>> pending = new();
  ClientWebSocket? socket;
  long lastId;
  Exception? ended;

  // Sends a request and returns its result. Throws the service's words: a fault of it, unlike a refusal, is a loss of the
  // connection. Waits where the service asks to.
  public async Task<JsonNode?> Request(string endpoint, string body = "", string query = "") {
    var full = body;
    for (var tries = 1; ; tries++) {
      var response = await Exchange(endpoint, full, query);
      var result = response["d"];
      var fields = result is JsonObject ? result.Deserialize<Reply>(json) : null;
      if (fields?.Ticket != null && fields.Captcha != true && tries < 3) {
        var seconds = fields.Seconds ?? 15;
        Console.Error.WriteLine($"The service asks to wait for {seconds} s.");
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var repeated = body == "" ? new JsonObject() : JsonNode.Parse(body)!.AsObject();
        repeated["p-ticket"] = fields.Ticket;
        full = repeated.ToJsonString();
        continue;
      }
      var refusal = fields?.Refusal() ?? "";
      var code = result is JsonObject ? (string?)result["errorCode"] : null;
      if (refusal == "" && code is not (null or "Success")) refusal = code;
      if (fields?.Captcha == true) refusal = "a CAPTCHA is required: sign in at trader.tradovate.com";
      else if (fields?.Ticket != null) refusal = "the service keeps asking to wait";
      var status = (int?)response["s"];
      if (status == 200 && refusal == "") return result;
      if (refusal == "") refusal = result?.ToString() ?? "";
      var advice = status == 401 ? " (the key lacks a right, or the token has expired)" : "";
      var words = $"{endpoint}: {status} {refusal}{advice}";
      if (status is 408 or >= 500) throw new ConnectionLost(words);
      throw new Exception(words);
    }
  }

  // A frame of four lines, and its response.
  async Task<JsonNode> Exchange(string endpoint, string body, string query) {
    var id = Interlocked.Increment(ref lastId);
    var response = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
    pending[id] = response;
    if (ended is { } end) throw end;
    await Write(string.Join("\\n", endpoint, id, query, body));
    var first = await Task.WhenAny(response.Task, Task.Delay(TimeSpan.FromSeconds(MaxSilence)));
    if (first != response.Task) throw new ConnectionLost($"{endpoint}: no response for {MaxSilence} s");
    return await response.Task;
  }

  // Only one frame may be on its way at a time.
  async Task Write(string text) {
    var bytes = new ArraySegment<byte>(Encoding.UTF8.GetBytes(text));
    await gate.WaitAsync();
    try {
      if (socket?.State != WebSocketState.Open) throw new ConnectionLost("Not connected");
      await socket.SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None);
    } catch (WebSocketException error) {
      throw new ConnectionLost($"Not connected ({error.Message})");
    } finally {
      gate.Release();
    }
  }
}
`,
  },
};
