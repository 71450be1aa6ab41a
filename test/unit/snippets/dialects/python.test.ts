import assert from 'node:assert/strict';
import { python } from '../../../../src/core/snippets/dialects/python';
import { pythonRequests } from '../../../../src/core/snippets/dialects/pythonRequests';
import { render } from '../../../../src/core/snippets/render';
import { request } from '../../operations/fixture';

/** That they run and what they send is proved in test/run; here that they read well. */
const reference = { kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' } as const;
const literal = { kind: 'literal', value: 'a"b\\c' } as const;

describe('Python', () => {
  it('reads well', () => {
    assert.equal(
      render(request('accountFind', { values: { name: 'a"b' } }), { dialect: python, token: reference }).plain,
      `import json
import os
import urllib.error
import urllib.request


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


request = urllib.request.Request(
    "https://demo.tradovateapi.com/v1/account/find?name=a%22b",
    headers={
        "Accept": "application/json",
        "Authorization": "Bearer " + os.environ["TRADOVATE_ACCESS_TOKEN"],
    },
)
try:
    with urllib.request.build_opener(NoRedirect).open(request, timeout=30) as response:
        status, text = response.status, response.read().decode(errors="replace")
except urllib.error.HTTPError as error:
    status, text = error.code, error.headers.get("Location") or error.read().decode(errors="replace")
except OSError as error:
    raise SystemExit(f"No response: {error}")
try:
    result = json.loads(text)
except ValueError:
    raise SystemExit(f"HTTP {status}, not JSON: {text[:500] or 'empty'}")
fields = result if isinstance(result, dict) else {}
reasons = ["errorText", "errorCode", "failureText", "failureReason", "violations", "p-ticket", "p-captcha"]
if status >= 300 or any((fields.get(name) or "Success") != "Success" for name in reasons):
    raise SystemExit(f"HTTP {status}: {text[:500]}")
print(json.dumps(result, indent=2))`,
    );
  });

  it('is short as a request only', () => {
    const { plain } = render(request('accountList'), { dialect: python, token: reference, requestOnly: true });
    assert.ok(!/reasons|try|raise/.test(plain), plain);
    assert.match(plain, /\nprint\(status, text\)$/);
  });

  it('writes values in its own words', () => {
    const values = { isAutomated: true, admin: false, text: [null, 1e21, { a: 'b' }] };
    const { plain } = render(request('cancelOrder', { values: { ...values, orderId: -0 } }), {
      dialect: python,
      token: literal,
    });
    assert.ok(plain.includes('"Authorization": "Bearer a\\"b\\\\c",'));
    assert.ok(plain.includes('"orderId": 0,'));
    assert.ok(plain.includes('"isAutomated": True,'));
  });

  it('encodes what the user types into a query when it runs', () => {
    const { text } = render(request('accountFind'), { dialect: python, token: reference });
    assert.ok(text.includes('account/find?" + urllib.parse.urlencode({"name": "${1:DEMO12345}"\\}),'));
    const { text: other } = render(request('accountFind'), { dialect: pythonRequests, token: reference });
    assert.ok(other.includes('params={"name": "${1:DEMO12345}"\\},'));
  });

  for (const dialect of [python, pythonRequests]) {
    it(`${dialect.label} imports what it uses`, () => {
      const { plain } = render(request('placeOrder'), { dialect, token: literal });
      assert.equal(plain.includes('import os'), false);
      assert.equal(
        render(request('accessTokenRequest'), { dialect, token: literal }).plain.includes('import re'),
        true,
      );
    });
  }
});
