import assert from 'node:assert/strict';
import type { RequestData } from '../../../../src/core/operations/buildRequest';
import { powershell } from '../../../../src/core/snippets/dialects/powershell';
import { render } from '../../../../src/core/snippets/render';
import type { TokenSource } from '../../../../src/core/snippets/tokenPlaceholder';
import { request } from '../../operations/fixture';

const reference: TokenSource = { kind: 'reference', variable: 'MY_TOKEN' };
const plain = (data: RequestData, token: TokenSource = reference) => render(data, { dialect: powershell, token }).plain;

/** Its literals are read by a grammar of the language in test/run/grammars.test.ts. */
describe('PowerShell', () => {
  it('reads well', () => {
    assert.equal(
      plain(request('cancelOrder', { values: { orderId: 7 }, example: 'none' })),
      `$body = [ordered]@{
    orderId = 7
}
do {
    $request = @{
        Method = 'Post'
        Uri = 'https://demo.tradovateapi.com/v1/order/cancelorder'
        Headers = @{
            Accept = 'application/json'
            Authorization = "Bearer $env:MY_TOKEN"
        }
        ContentType = 'application/json'
        Body = [Text.Encoding]::UTF8.GetBytes(($body | ConvertTo-Json -Depth 10))
        MaximumRedirection = 0
        TimeoutSec = 30
        ErrorAction = 'Stop'
    }
    $response = Invoke-RestMethod @request
    $waits = $response.'p-ticket' -and -not $response.'p-captcha' -and -not $body['p-ticket']
    if ($waits) {
        Start-Sleep -Seconds $response.'p-time'
        $body['p-ticket'] = $response.'p-ticket'
    }
} while ($waits)
if ($response -is [string] -or $response -is [xml]) { throw "The response is empty or not JSON: $response" }
$reasons = 'errorText', 'errorCode', 'failureText', 'failureReason', 'violations', 'p-ticket', 'p-captcha' |
    Where-Object { $response.$_ -and 'Success' -ne $response.$_ }
if ($reasons) { throw "Refused: $($response | ConvertTo-Json -Compress -Depth 10)" }
$response`,
    );
  });

  const parts: [string, RequestData, string][] = [
    ['an inline query', request('contractFind', { values: { name: "a 'b" } }), "find?name=a%20%27b'"],
    ['a query that it encodes', request('contractFind'), `find?name=$([uri]::EscapeDataString('MESZ6'))"`],
    ['text', request('placeOrder', { values: { symbol: "a'$b" } }), "symbol = 'a''$b'"],
    ['a line break', request('placeOrder', { values: { symbol: 'a\n"$b' } }), 'symbol = "a$([char]10)`"`$b"'],
    ['text to edit', request('placeOrder', { suggestions: { symbol: ['a’b$(id)'] } }), "symbol = 'a’’b$(id)'"],
    ['a boolean', request('placeOrder', { values: { isAutomated: true } }), 'isAutomated = $true'],
    ['nothing', request('placeOrder', { values: { text: null } }), 'text = $null'],
    ['a list', request('placeOrder', { values: { text: [1, 'a'] } }), "text = @(1, 'a')"],
    ['a name that must be quoted', request('placeOrder', { values: { text: { '$(id)': 1 } } }), "'$(id)' = 1"],
    ['a credential', request('accessTokenRequest'), 'password = $env:TRADOVATE_PASSWORD'],
    [
      'the check for a variable',
      request('accessTokenRequest'),
      "foreach ($name in 'TRADOVATE_USERNAME', 'TRADOVATE_PASSWORD'",
    ],
    ['the check for a token', request('renewAccessToken'), 'if (-not $response.accessToken)'],
    [
      'what it prints of a token',
      request('renewAccessToken'),
      `"expirationTime: $(([datetime]$response.expirationTime).ToUniversalTime().ToString('o'))"`,
    ],
  ];
  for (const [name, data, part] of parts) it(`has ${name}`, () => assert.ok(plain(data).includes(part), plain(data)));

  it('checks nothing as a request only', () => {
    const { plain: text } = render(request('cancelOrder'), {
      dialect: powershell,
      token: reference,
      requestOnly: true,
    });
    assert.ok(!/reasons|while|throw/.test(text), text);
    assert.match(text, /\nInvoke-RestMethod @request$/);
  });

  it('has the token as one literal', () =>
    assert.ok(plain(request('accountList'), { kind: 'literal', value: "a'$(id)" }).includes("'Bearer a''$(id)'")));

  it('checks for a token even as a request only', () => {
    const { plain: text } = render(request('renewAccessToken'), {
      dialect: powershell,
      token: reference,
      requestOnly: true,
    });
    assert.ok(text.includes('if (-not $response.accessToken) { throw'), text);
  });
});
