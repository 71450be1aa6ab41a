import assert from 'node:assert/strict';
import type { RequestData } from '../../../../src/core/operations/buildRequest';
import { csharp } from '../../../../src/core/snippets/dialects/csharp';
import { render } from '../../../../src/core/snippets/render';
import type { TokenSource } from '../../../../src/core/snippets/tokenPlaceholder';
import { request } from '../../operations/fixture';

const reference: TokenSource = { kind: 'reference', variable: 'MY_TOKEN' };
const plain = (data: RequestData, token: TokenSource = reference) => render(data, { dialect: csharp, token }).plain;

/** Its literals are read by a grammar of the language in test/run/grammars.test.ts. */
describe('C#', () => {
  it('reads well', () => {
    assert.equal(
      plain(request('cancelOrder', { values: { orderId: 7 }, example: 'none' })),
      `using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
client.Timeout = TimeSpan.FromSeconds(30);
var body = new System.Text.Json.Nodes.JsonObject {
    ["orderId"] = 7,
};
while (true) {
    using var request = new HttpRequestMessage(HttpMethod.Post, "https://demo.tradovateapi.com/v1/order/cancelorder");
    request.Headers.Add("Accept", "application/json");
    request.Headers.Add("Authorization", "Bearer " + Environment.GetEnvironmentVariable("MY_TOKEN"));
    request.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
    using var response = await client.SendAsync(request);
    var text = await response.Content.ReadAsStringAsync();
    if (!response.IsSuccessStatusCode || !(text.TrimStart().StartsWith('{') || text.TrimStart().StartsWith('[')))
        throw new HttpRequestException($"HTTP {(int)response.StatusCode}: {response.Headers.Location?.ToString() ?? (text == "" ? "empty" : text)}");
    var result = System.Text.Json.Nodes.JsonNode.Parse(text);
    var fields = result as System.Text.Json.Nodes.JsonObject;
    if (fields?["p-ticket"] is not null && fields["p-captcha"]?.ToString() != "true" && !body.ContainsKey("p-ticket")) {
        await Task.Delay(TimeSpan.FromSeconds((double)fields["p-time"]!));
        body["p-ticket"] = fields["p-ticket"]!.ToString();
        continue;
    }
    var reasons = new[] { "errorText", "errorCode", "failureText", "failureReason", "violations", "p-ticket", "p-captcha" };
    if (reasons.Any(name => !new[] { null, "", "[]", "false", "Success" }.Contains(fields?[name]?.ToString())))
        throw new HttpRequestException($"Refused: {text}");
    Console.WriteLine(result);
    break;
}`,
    );
  });

  const parts: [string, RequestData, string][] = [
    ['an inline query', request('contractFind', { values: { name: 'a b' } }), 'contract/find?name=a%20b"'],
    ['a query that it encodes', request('contractFind'), 'find?name=" + Uri.EscapeDataString("MESZ6")'],
    ['two such', request('contractSuggest', { values: { l: 1 } }), '+ "&l=" + Uri.EscapeDataString("1")'],
    ['text', request('placeOrder', { values: { symbol: 'a"\\\n' } }), '["symbol"] = "a\\"\\\\\\n",'],
    ['a boolean', request('placeOrder', { values: { isAutomated: true } }), '["isAutomated"] = true,'],
    ['nothing', request('placeOrder', { values: { text: null } }), '["text"] = null,'],
    ['a large number', request('placeOrder', { values: { price: 1e20 } }), '["price"] = 100000000000000000000d,'],
    [
      'an empty object',
      request('placeOrder', { values: { text: {} } }),
      '["text"] = new System.Text.Json.Nodes.JsonObject(),',
    ],
    [
      'a list',
      request('placeOrder', { values: { text: [1, 'a'] } }),
      '["text"] = new System.Text.Json.Nodes.JsonArray(1, "a"),',
    ],
    ['a credential', request('accessTokenRequest'), '["password"] = FromEnvironment("TRADOVATE_PASSWORD"),'],
    ['a numeric credential', request('accessTokenRequest'), '? long.Parse(FromEnvironment("TRADOVATE_CID"))'],
    ['the check for a token', request('renewAccessToken'), 'if (fields?["accessToken"] is null)'],
    [
      'what it prints of a token',
      request('renewAccessToken'),
      'Console.WriteLine($"expirationTime: {result["expirationTime"]}");',
    ],
  ];
  for (const [name, data, part] of parts) it(`has ${name}`, () => assert.ok(plain(data).includes(part), plain(data)));

  it('checks nothing as a request only', () => {
    const { plain: text } = render(request('cancelOrder'), { dialect: csharp, token: reference, requestOnly: true });
    assert.ok(!/reasons|while|throw/.test(text), text);
  });

  it('has the token as one literal', () =>
    assert.ok(plain(request('accountList'), { kind: 'literal', value: 'a"b\\c' }).includes('"Bearer a\\"b\\\\c"')));

  it('checks for a token even as a request only', () => {
    const { plain: text } = render(request('renewAccessToken'), {
      dialect: csharp,
      token: reference,
      requestOnly: true,
    });
    assert.ok(text.includes('if (result?["accessToken"] is null) throw'), text);
  });
});
