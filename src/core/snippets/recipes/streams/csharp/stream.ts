import type { Parts } from '../../parts';

/**
 * The protocol of the WebSockets: one connection after the other, until one ends for good. Source: tradovate-streams.md,
 * sections 2 to 5 and 11.
 */
export const streamParts: Parts = {
  connectionLost: {
    code: `
// The stream must not connect again after it.
class StreamEnded : Exception {
  public StreamEnded(string message) : base(message) { }
}

// The stream connects again after it.
class ConnectionLost : Exception {
  public readonly double Wait;

  public ConnectionLost(string message, double wait = 0) : base(message) { Wait = wait; }
}
`,
  },
  stream: {
    needs: ['connectionLost', 'streamRequest'],
    code: `
// One connection after the other: after a loss it connects again, with new ids, and subscribes again.
partial class TradovateStream {
  const double FirstWait = 1; // seconds before connecting again, twice as many each time
  const double MaintenanceWait = 60; // seconds after a shutdown for maintenance
  public const double MaxSilence = 30; // seconds without a frame or a response

  readonly string url;
  readonly Func<string> token;
  readonly Func<TradovateStream, Task> subscribe;
  // True ends the stream.
  readonly Func<TradovateStream, JsonNode, Task<bool>> onEvent;
  bool wasOpen;

  public TradovateStream(string url, Func<string> token, Func<TradovateStream, Task> subscribe, Func<TradovateStream, JsonNode, Task<bool>> onEvent) {
    this.url = url;
    this.token = token;
    this.subscribe = subscribe;
    this.onEvent = onEvent;
  }

  // Returns when onEvent has returned true. Throws the reason when the stream must not connect again.
  public async Task Run() {
    for (var losses = 1; ; losses++) {
      var start = DateTime.UtcNow;
      try {
        await Connect();
        return;
      } catch (ConnectionLost error) {
        if (!wasOpen) throw new Exception($"{error.Message} to {url}");
        if (DateTime.UtcNow - start > TimeSpan.FromMinutes(1)) losses = 1;
        var wait = Math.Max(error.Wait, Math.Min(60, FirstWait * Math.Pow(2, losses - 1)));
        wait *= 0.8 + Random.Shared.NextDouble() * 0.4;
        Console.Error.WriteLine($"{error.Message}: connecting again in {wait:F1} s");
        await Task.Delay(TimeSpan.FromSeconds(wait));
      }
    }
  }

  // One connection. Events are handed over in order, once subscribe has finished.
  async Task Connect() {
    using var current = new ClientWebSocket();
    using var stop = new CancellationTokenSource();
    current.Options.CollectHttpResponseDetails = true;
    try {
      await current.ConnectAsync(new Uri(url), stop.Token);
    } catch (WebSocketException error) {
      var status = (int)current.HttpStatusCode;
      if (status == 429) throw new Exception($"HTTP 429 from {url}: locked for an hour: send nothing until it ends");
      if (status is >= 300 and < 500) throw new Exception($"HTTP {status} from {url}: wrong host?");
      throw new ConnectionLost($"No connection ({error.Message})");
    }
    socket = current;
    pending = new ConcurrentDictionary<long, TaskCompletionSource<JsonNode>>();
    lastId = 0;
    ended = null;
    var events = Channel.CreateUnbounded<JsonNode>();
    _ = Read(current, events.Writer, stop.Token);
    try {
      await foreach (var message in events.Reader.ReadAllAsync()) {
        if ((string?)message["e"] == "open") {
          wasOpen = true;
          _ = Beat(stop.Token);
          await Request("authorize", token());
          await subscribe(this);
        } else if (await onEvent(this, message)) {
          return;
        }
      }
    } finally {
      stop.Cancel();
    }
  }

  async Task Read(ClientWebSocket from, ChannelWriter<JsonNode> events, CancellationToken stop) {
    Exception end;
    try {
      while (true) {
        var frame = await Frame(from, stop);
        if (frame == "o") events.TryWrite(new JsonObject { ["e"] = "open" });
        if (frame == "h") events.TryWrite(new JsonObject { ["e"] = "heartbeat" });
        if (frame.StartsWith('c')) throw new ConnectionLost($"Closed by the service {frame[1..]}");
        if (!frame.StartsWith('a')) continue;
        foreach (var element in JsonNode.Parse(frame[1..])!.AsArray()) {
          // An element that is no object means nothing.
          if (element is JsonObject message) Take(message, events);
        }
      }
    } catch (StreamEnded error) {
      end = error;
    } catch (ConnectionLost error) {
      end = error;
    } catch (WebSocketException error) {
      end = new ConnectionLost($"Connection closed ({error.Message})");
    } catch (OperationCanceledException) {
      end = new ConnectionLost($"Nothing came for {MaxSilence} s");
    } catch (Exception error) {
      end = new ConnectionLost($"A frame was not readable ({error.Message})");
    }
    ended = end;
    foreach (var response in pending.Values) response.TrySetException(end);
    events.TryComplete(end);
  }

  static async Task<string> Frame(ClientWebSocket from, CancellationToken stop) {
    using var silence = CancellationTokenSource.CreateLinkedTokenSource(stop);
    silence.CancelAfter(TimeSpan.FromSeconds(MaxSilence));
    var buffer = new byte[65536];
    using var content = new MemoryStream();
    while (true) {
      var part = await from.ReceiveAsync(new ArraySegment<byte>(buffer), silence.Token);
      if (part.MessageType == WebSocketMessageType.Close) {
        throw new ConnectionLost($"Connection closed ({part.CloseStatus}) {part.CloseStatusDescription}");
      }
      content.Write(buffer, 0, part.Count);
      if (part.EndOfMessage) return Encoding.UTF8.GetString(content.ToArray());
    }
  }

  void Take(JsonObject message, ChannelWriter<JsonNode> events) {
    var kind = message["e"]?.ToString();
    if (message["s"]?.ToString() == "429") throw new StreamEnded("HTTP 429: locked for an hour: send nothing until it ends");
    if (kind == "shutdown") {
      var end = message["d"] as JsonObject;
      var words = $"Closed by the service: {end?["reasonCode"]} {end?["reason"]}";
      if (end?["reasonCode"]?.ToString() == "Maintenance") throw new ConnectionLost(words, MaintenanceWait);
      throw new StreamEnded(words);
    }
    if (kind == null) {
      if (long.TryParse(message["i"]?.ToString(), out var id) && pending.TryRemove(id, out var response)) response.TrySetResult(message);
      return;
    }
    if (kind == "clock") ReadClock(message);
    // An event that carries nothing means nothing.
    if (message["d"] is JsonObject or JsonArray) events.TryWrite(message);
  }

  // The text of a clock holds JSON.
  static void ReadClock(JsonObject message) {
    try {
      message["d"] = JsonNode.Parse(message["d"]?.ToString() ?? "null");
    } catch (JsonException) {
      message["d"] = null;
    }
  }

  // The service wants a heartbeat every 2.5 s, whatever comes.
  async Task Beat(CancellationToken stop) {
    while (!stop.IsCancellationRequested) {
      await Task.Delay(2500, stop);
      await Write("[]");
    }
  }
}
`,
  },
};
