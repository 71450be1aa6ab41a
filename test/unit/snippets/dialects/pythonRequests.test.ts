import assert from 'node:assert/strict';
import { pythonRequests } from '../../../../src/core/snippets/dialects/pythonRequests';
import { render } from '../../../../src/core/snippets/render';
import { request } from '../../operations/fixture';

const token = { kind: 'reference', variable: 'MY_TOKEN' } as const;

/** That it runs and what it sends is shown in test/run. */
describe('Python with requests', () => {
  it('reads well', () => {
    assert.equal(
      render(request('cancelOrder', { values: { orderId: 7 }, example: 'none' }), { dialect: pythonRequests, token })
        .plain,
      `import json
import os
import time

import requests

body = {
    "orderId": 7,
}
while True:
    try:
        response = requests.post(
            "https://demo.tradovateapi.com/v1/order/cancelorder",
            headers={
                "Accept": "application/json",
                "Content-Type": "application/json",
                "Authorization": "Bearer " + os.environ["MY_TOKEN"],
            },
            json=body,
            timeout=30,
            allow_redirects=False,
        )
    except requests.RequestException as error:
        raise SystemExit(f"No response (it may have been executed): {error}")
    try:
        result = json.loads(response.content)
    except ValueError:
        raise SystemExit(f"HTTP {response.status_code}, not JSON: {response.headers.get('Location', response.text)[:500] or 'empty'}")
    fields = result if isinstance(result, dict) else {}
    if fields.get("p-ticket") and not fields.get("p-captcha") and "p-ticket" not in body:
        time.sleep(fields["p-time"])
        body["p-ticket"] = fields["p-ticket"]
        continue
    reasons = ["errorText", "errorCode", "failureText", "failureReason", "violations", "p-ticket", "p-captcha"]
    if response.status_code >= 300 or any((fields.get(name) or "Success") != "Success" for name in reasons):
        raise SystemExit(f"HTTP {response.status_code}: {response.text[:500]}")
    break
print(json.dumps(result, indent=2))`,
    );
  });

  it('lets the package encode what the user types into a query', () => {
    const { text } = render(request('accountFind'), { dialect: pythonRequests, token });
    assert.ok(text.includes('params={"name": "${1:DEMO12345}"\\},'));
  });
});
