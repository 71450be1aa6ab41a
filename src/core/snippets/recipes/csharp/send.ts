import type { Part, Parts, Sending } from '../parts';

/** Code that says what it means that no response came. */
const LOST_WRITE = `if (method == HttpMethod.Post) message += " (it may have been carried out: look before you run this again)";`;
const LOST_READ = `message += " (nothing was changed: try again)";`;

/**
 * The helper that sends a request. What it checks: contract, "Refusals with HTTP 200", "Penalty" and "How to read the
 * status of an ordinary call".
 */
export const sendParts: Parts = {
  exchange: {
    code: `
// One request. The status is 0 where there was no response.
async Task<(int Status, string Text)> Exchange(HttpMethod method, string url, JsonObject? body) {
  using var request = new HttpRequestMessage(method, url);
  request.Headers.Add("Accept", "application/json");
  if (token != "") request.Headers.Add("Authorization", $"Bearer {token}");
  if (body != null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
  try {
    using var response = await client.SendAsync(request);
    if (response.Headers.Location is { IsAbsoluteUri: true } location) {
      return ((int)response.StatusCode, $"wrong host: set baseUrl to {location.GetLeftPart(UriPartial.Authority)}/v1");
    }
    return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
  } catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException) {
    return (0, error.Message);
  }
}
`,
  },
  send: send({ readsOnly: false, isPaced: false }),
};

/** As the recipe wants it. */
export const sendPartsFor = (sending: Sending): Parts => ({ send: send(sending) });

function send({ readsOnly, isPaced }: Sending): Part {
  const lost = readsOnly ? LOST_READ : LOST_WRITE;
  return {
    needs: [...(isPaced ? ['pace'] : []), 'reply', 'lostResponse', 'blocked', 'exchange'],
    code: `
// Sends a request and returns its result. Throws an error with the service's words. Waits where the service asks to, and
// repeats nothing else.
async Task<T> Send<T>(HttpMethod method, string path, JsonObject? body = null, string? host = null) {
  string? ticket = null;
  for (var tries = 1; ; tries++) {
    var url = (host ?? baseUrl) + path;
    if (ticket != null && body != null) body["p-ticket"] = ticket;
    else if (ticket != null) url += (path.Contains('?') ? "&" : "?") + "p-ticket=" + Uri.EscapeDataString(ticket);
${isPaced ? '    await Pace.Wait();\n' : ''}    var (status, text) = await Exchange(method, url, body);
    Reply? reply = null;
    T? result = default;
    try {
      if (text.TrimStart().StartsWith('{')) reply = JsonSerializer.Deserialize<Reply>(text, json);
      result = JsonSerializer.Deserialize<T>(text, json);
    } catch (JsonException) {
      // HTML, an empty body or another refusal: there is no result.
    }
    ticket = reply?.Ticket;
    if (reply?.Captcha == true) throw new Blocked("The service requires a CAPTCHA. Sign in at trader.tradovate.com and wait an hour.");
    if (ticket != null && tries < 3) {
      var seconds = reply?.Seconds ?? 15;
      Console.Error.WriteLine($"The service asks to wait for {seconds} s.");
      await Task.Delay(TimeSpan.FromSeconds(seconds));
      continue;
    }
    var refusal = ticket != null ? "the service keeps asking to wait" : reply?.Refusal() ?? "";
    if (status == 200 && result is not null && refusal == "") return result;
    var words = string.Join(" ", (refusal != "" ? refusal : text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    if (words == "") words = "empty response";
    if (words.Length > 200) words = words[..200];
    var device = method == HttpMethod.Post && path.StartsWith("/order") ? "the device is not approved, " : "";
    var advice = status switch {
      200 when refusal.Contains("Access is denied") => " (often a wrong or expired symbol, or a wrong account)",
      401 => $" (the key lacks a right, {device}or the token has expired)",
      423 or 429 => " (locked for an hour: send nothing until it ends)",
      _ => "",
    };
    var message = $"{(status == 0 ? "No response" : $"HTTP {status}")} from {path}: {words}{advice}";
    if (ticket != null || status is 423 or 429) throw new Blocked(message);
    var isLost = status is 0 or 408 or >= 500 || (status == 200 && refusal == "");
    if (!isLost) throw new Exception(message);
    ${lost}
    throw new LostResponse(message);
  }
}

Task<T> Get<T>(string path) => Send<T>(HttpMethod.Get, path);

Task<T> Post<T>(string path, JsonObject body) => Send<T>(HttpMethod.Post, path, body);
`,
  };
}
