import type { Mains, Parts } from '../parts';

/** Signing in and renewing. */
export const sessionParts: Parts = {
  session: {
    needs: ['setting', 'send'],
    code: `
Task<JsonObject> SignIn() {
  var cid = Setting("TRADOVATE_CID");
  var isNumber = Regex.IsMatch(cid, @"^(0|[1-9][0-9]{0,14})\\z");
  var body = new JsonObject {
    ["name"] = Setting("TRADOVATE_USERNAME"),
    ["password"] = Setting("TRADOVATE_PASSWORD"),
    ["appId"] = Setting("TRADOVATE_APP_ID"),
    ["appVersion"] = Environment.GetEnvironmentVariable("TRADOVATE_APP_VERSION") ?? "1.0",
    ["cid"] = isNumber ? JsonValue.Create(long.Parse(cid)) : JsonValue.Create(cid),
    ["sec"] = Setting("TRADOVATE_SEC"),
  };
  // Live orders need it: always the same for a device, and approved by mail once.
  var deviceId = Environment.GetEnvironmentVariable("TRADOVATE_DEVICE_ID");
  if (!string.IsNullOrEmpty(deviceId)) body["deviceId"] = deviceId;
  return Post<JsonObject>("/auth/accesstokenrequest", body);
}

// Returns how long the token is valid. It never prints the token.
TimeSpan UseToken(JsonObject session) {
  var accessToken = session["accessToken"]?.ToString() ?? "";
  if (accessToken == "") throw new Exception("No token came: the service wants another step. Look into your mail, and do not repeat it at once.");
  token = accessToken;
  var expires = session["expirationTime"]?.ToString() ?? "";
  var lifetime = DateTimeOffset.Parse(expires, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) - DateTimeOffset.UtcNow;
  if (lifetime <= TimeSpan.Zero) throw new Exception($"The token expires at {expires}. Is the clock right?");
  Console.WriteLine($"Signed in until {expires}");
  return lifetime;
}

// Renews 15 minutes before the token expires, or in the last quarter of a short life. After a lost response it tries again while
// the token is valid, ten times at most: the service takes 15 renewals an hour.
async Task<JsonObject> Renew(TimeSpan lifetime) {
  var expiresAt = DateTimeOffset.UtcNow + lifetime;
  var lead = TimeSpan.FromSeconds(Math.Min(15 * 60, lifetime.TotalSeconds / 4));
  await Task.Delay(lifetime - lead);
  while (true) {
    try {
      return await Get<JsonObject>("/auth/renewaccesstoken");
    } catch (LostResponse error) when (DateTimeOffset.UtcNow + lead / 10 < expiresAt) {
      Console.Error.WriteLine(error.Message);
      await Task.Delay(lead / 10);
    }
  }
}
`,
  },
};

export const sessionMains: Mains = {
  signIn: {
    needs: ['send', 'session'],
    code: `
  var lifetime = UseToken(await SignIn());
  // Your program goes here: Get and Post carry the token.
  var accounts = await Get<JsonObject[]>("/account/list");
  Console.WriteLine($"Accounts: {string.Join(", ", accounts.Select(each => each["name"]))}");
  while (true) lifetime = UseToken(await Renew(lifetime));
`,
  },
};
