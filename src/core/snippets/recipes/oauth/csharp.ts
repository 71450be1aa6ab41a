import { lines } from '../../codeBuilder';
import { jsonString } from '../../stringLiterals';
import { helperParts } from '../csharp/helpers';
import { clientLines, namespaces, run } from '../csharp/program';
import type { RecipeWriter } from '../language';
import { mainOf, neededParts, type Mains, type Parts } from '../parts';
import { sections, statementsOf, template } from '../template';
import { COMMENT, oauthUrlsOf } from './comment';

/** Signing in with the browser. Source: OAuth document, "Authorize", "Exchange" and "Common mistakes". */
export const oauthParts: Parts = {
  redirect: {
    code: `
// Prints the page's address and waits for the browser to come back: on this machine only, for one request.
async Task<NameValueCollection> WaitForRedirect(string redirectUri, string page) {
  var address = new Uri(redirectUri);
  if (address.Scheme != "http" || !address.IsLoopback) {
    throw new Exception("The redirect URI must be on this machine, such as http://localhost:3030/callback.");
  }
  using var listener = new HttpListener();
  listener.Prefixes.Add($"http://{address.Host}:{address.Port}/");
  try {
    listener.Start();
  } catch (HttpListenerException error) {
    throw new Exception($"Port {address.Port} can not be used: {error.Message}");
  }
  Console.WriteLine($"Open this address in your browser:\\n{page}");
  var limit = Task.Delay(TimeSpan.FromMinutes(5));
  while (true) {
    var next = listener.GetContextAsync();
    if (await Task.WhenAny(next, limit) == limit) throw new Exception("Nobody signed in within five minutes.");
    var context = await next;
    var url = context.Request.Url;
    if (context.Request.HttpMethod == "GET" && url?.AbsolutePath == address.AbsolutePath) {
      context.Response.ContentType = "text/plain";
      context.Response.Close(Encoding.UTF8.GetBytes("You can close this window."), true);
      return HttpUtility.ParseQueryString(url.Query);
    }
    context.Response.StatusCode = 404;
    context.Response.Close();
  }
}
`,
  },
  tokens: {
    code: `
// An error comes with HTTP 200. Waits once where the service asks to; a code works once, so nothing else is repeated.
async Task<JsonObject> RequestTokens(Dictionary<string, string> fields) {
  using var request = new HttpRequestMessage(HttpMethod.Post, tokenUrl) { Content = new FormUrlEncodedContent(fields) };
  request.Headers.Add("Accept", "application/json");
  using var response = await client.SendAsync(request);
  var text = await response.Content.ReadAsStringAsync();
  var reply = new JsonObject();
  try {
    reply = JsonNode.Parse(text) as JsonObject ?? reply;
  } catch (JsonException) {
    // A web page or an empty response has no tokens.
  }
  if (reply["p-captcha"]?.ToString() == "true") throw new Exception("The service requires a CAPTCHA. Sign in at trader.tradovate.com and wait an hour.");
  if (reply["p-ticket"] is JsonNode ticket && !fields.ContainsKey("p-ticket")) {
    var seconds = (double?)reply["p-time"] ?? 15;
    Console.Error.WriteLine($"The service asks to wait for {seconds} s.");
    await Task.Delay(TimeSpan.FromSeconds(seconds));
    fields["p-ticket"] = ticket.ToString();
    return await RequestTokens(fields);
  }
  if (reply["access_token"] is not null) return reply;
  var error = reply["error"]?.ToString() ?? "";
  var words = error switch {
    "invalid_grant" => "the code was used, has expired, or is for another redirect URI. Start again.",
    "invalid_client" => "client id, secret, redirect URI and token URL do not belong together.",
    _ => reply["error_description"]?.ToString() ?? text,
  };
  if (words.Length > 200) words = words[..200];
  throw new Exception($"HTTP {(int)response.StatusCode}, no token: {error} {words}");
}
`,
  },
};

export const oauthMains: Mains = {
  oauthSignIn: {
    needs: ['setting', 'redirect', 'tokens'],
    code: `
  string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
  var state = Encode(RandomNumberGenerator.GetBytes(32));
  var verifier = Encode(RandomNumberGenerator.GetBytes(32));
  // Byte by byte as registered.
  var redirectUri = Setting("TRADOVATE_REDIRECT_URI");
  var query = HttpUtility.ParseQueryString("response_type=code&code_challenge_method=S256");
  query["client_id"] = Setting("TRADOVATE_CLIENT_ID");
  query["redirect_uri"] = redirectUri;
  query["state"] = state;
  query["code_challenge"] = Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
  var address = await WaitForRedirect(redirectUri, $"{authorizeUrl}?{query}");
  if (address["state"] != state) throw new Exception("This address belongs to another sign-in (wrong state). Start again.");
  var code = address["code"] ?? throw new Exception($"The sign-in was refused: {address["error"]}");
  var fields = new Dictionary<string, string> {
    ["grant_type"] = "authorization_code",
    ["code"] = code,
    ["client_id"] = Setting("TRADOVATE_CLIENT_ID"),
    ["redirect_uri"] = redirectUri,
    ["code_verifier"] = verifier,
  };
  // An app without a secret is proven by the verifier.
  var secret = Environment.GetEnvironmentVariable("TRADOVATE_CLIENT_SECRET");
  if (!string.IsNullOrEmpty(secret)) fields["client_secret"] = secret;
  var tokens = await RequestTokens(fields);
  Console.WriteLine($"Signed in for {tokens["expires_in"]} s. The refresh token is valid for {tokens["refresh_token_expires_in"]} s.");
  // Your program goes here: tokens["access_token"] is the token. Keep the refresh token as you keep a password.
`,
  },
};

/** .NET 6 and newer without packages: `Program.cs` of a new console project. */
export const writeCsharp: RecipeWriter = (recipe, context) => {
  const { code, needs = [] } = mainOf(recipe, oauthMains);
  const main = `async Task Run() {\n${statementsOf(code)}\n}`;
  const texts = [run, main, ...neededParts({ ...helperParts, ...oauthParts }, needs)];
  const { authorize, token } = oauthUrlsOf(context);
  return sections(
    lines(`// ${COMMENT}`, ...namespaces(texts.join('\n'))),
    lines(
      `string authorizeUrl = ${jsonString(authorize)};`,
      `string tokenUrl = ${jsonString(token)};`,
      '',
      'CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;',
      ...clientLines,
    ),
    ...texts.map(template),
  );
};
