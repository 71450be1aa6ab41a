import assert from 'node:assert/strict';
import { pythonHttpx } from '../../../../src/core/snippets/dialects/pythonHttpx';
import { render } from '../../../../src/core/snippets/render';
import { request } from '../../operations/fixture';

const token = { kind: 'reference', variable: 'MY_TOKEN' } as const;

/** That it runs and what it sends is shown in test/run. */
describe('Python with httpx', () => {
  it('reads well', () => {
    assert.equal(
      render(request('accountFind'), { dialect: pythonHttpx, token, requestOnly: true }).plain,
      `import asyncio
import json
import os

import httpx


async def main():
    async with httpx.AsyncClient(timeout=30) as client:
        response = await client.get(
            "https://demo.tradovateapi.com/v1/account/find",
            params={"name": "DEMO12345"},
            headers={
                "Accept": "application/json",
                "Authorization": "Bearer " + os.environ["MY_TOKEN"],
            },
        )
        print(response.status_code, response.text)


asyncio.run(main())`,
    );
  });

  it('waits for itself in a notebook', () => {
    const read = render(request('accountFind'), { dialect: pythonHttpx, token, inNotebook: true }).plain;
    assert.match(read, /\nawait main\(\)$/);
    assert.ok(!read.includes('asyncio'));
    const order = render(request('cancelOrder'), { dialect: pythonHttpx, token, inNotebook: true }).plain;
    assert.match(order, /^import asyncio\n/);
  });

  it('waits for a penalty without blocking', () =>
    assert.ok(render(request('cancelOrder'), { dialect: pythonHttpx, token }).plain.includes('await asyncio.sleep(')));
});
