import assert from 'node:assert/strict';
import { go } from '../../../../src/core/snippets/dialects/go';
import { render } from '../../../../src/core/snippets/render';
import { REFUSAL_FIELDS } from '../../../../src/core/snippets/refusalFields';
import { request } from '../../operations/fixture';

const literal = { kind: 'literal', value: 'a"b\\c`' } as const;
const reference = { kind: 'reference', variable: 'MY_TOKEN' } as const;

/** That it runs and what it sends is shown in test/run. */
describe('Go', () => {
  it('reads well', () => {
    assert.equal(
      render(request('cancelOrder', { values: { orderId: 7 }, example: 'none' }), {
        dialect: go,
        token: reference,
        requestOnly: true,
      }).plain,
      `package main

import (
    "fmt"
    "io"
    "log"
    "net/http"
    "os"
    "strings"
    "time"
)

func main() {
    body := \`{
        "orderId": 7
    }\`
    request, err := http.NewRequest("POST", "https://demo.tradovateapi.com/v1/order/cancelorder", strings.NewReader(body))
    if err != nil {
        log.Fatal(err)
    }
    request.Header.Set("Accept", "application/json")
    request.Header.Set("Content-Type", "application/json")
    request.Header.Set("Authorization", "Bearer "+os.Getenv("MY_TOKEN"))
    client := http.Client{Timeout: 30 * time.Second}
    client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
    response, err := client.Do(request)
    if err != nil {
        log.Fatal(err)
    }
    text, err := io.ReadAll(response.Body)
    response.Body.Close()
    if err != nil {
        log.Fatal(err)
    }
    fmt.Println(response.Status, string(text))
}`,
    );
  });

  it('ends a raw string by nothing in a value', () => {
    const { plain } = render(request('placeOrder', { values: { symbol: '`+x+`' } }), { dialect: go, token: literal });
    assert.ok(plain.includes(String.raw`"symbol": "\u0060+x+\u0060"`));
    assert.ok(plain.includes('"Bearer a\\"b\\\\c`"'));
  });

  it('encodes what the user types into a query when it runs', () =>
    assert.ok(
      render(request('contractSuggest', { values: { l: 1 } }), { dialect: go, token: reference }).plain.includes(
        'suggest?t="+url.QueryEscape("MES")+"&l="+url.QueryEscape("1")',
      ),
    ));

  it('checks the response, and a token by its field', () => {
    const { plain } = render(request('accountList'), { dialect: go, token: reference });
    for (const name of REFUSAL_FIELDS) assert.ok(plain.includes(`"${name}"`), name);
    const { plain: tokens } = render(request('renewAccessToken'), { dialect: go, token: reference });
    assert.ok(tokens.includes('fields["accessToken"]') && !tokens.includes('string(text)'), tokens);
  });
});
