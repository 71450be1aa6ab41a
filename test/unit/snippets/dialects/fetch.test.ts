import assert from 'node:assert/strict';
import { fetchDialect } from '../../../../src/core/snippets/dialects/fetch';
import { render } from '../../../../src/core/snippets/render';
import type { RequestData } from '../../../../src/core/operations/buildRequest';
import { hostile, request } from '../../operations/fixture';
import { expectedRequest, runScript, receivedRequest, type ReceivedRequest, typicalOperations } from '../running';

const literal = { kind: 'literal', value: 'invented-token' } as const;
const reference = { kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' } as const;
const plain = (data: RequestData, token: typeof literal | typeof reference = literal) =>
  render(data, { dialect: fetchDialect, token }).plain;

interface Init {
  readonly method?: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

async function run(text: string, response: { status?: number; body?: string } = {}, env: Record<string, string> = {}) {
  let request: ReceivedRequest | undefined;
  const fetch = (address: string, { method = 'GET', headers, body }: Init) => {
    request = receivedRequest(method, address, headers, body);
    return Promise.resolve(new Response(response.body ?? '{"ok":true}', { status: response.status ?? 200 }));
  };
  const ran = await runScript(text, { fetch, process: { env } });
  return { ...ran, request, message: ran.error instanceof Error ? ran.error.message : undefined };
}

describe('fetch', () => {
  it('reads well', () => {
    assert.equal(
      plain(request('cancelOrder', { values: { orderId: 7 }, example: 'none' }), reference),
      `void (async function cancelOrder(ticket) {
  const response = await fetch('https://demo.tradovateapi.com/v1/order/cancelorder', {
    method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(30_000),
    headers: {
      Accept: 'application/json', 'Content-Type': 'application/json',
      Authorization: \`Bearer \${process.env.TRADOVATE_ACCESS_TOKEN}\`,
    },
    body: JSON.stringify({
      orderId: 7,
      ...ticket,
    }),
  });
  const text = await response.text();
  const result = await Promise.resolve(text).then(JSON.parse).catch(() => undefined);
  if (result?.['p-ticket'] && !result['p-captcha'] && !ticket) {
    await new Promise((resolve) => setTimeout(resolve, result['p-time'] * 1000));
    return cancelOrder({ 'p-ticket': result['p-ticket'] });
  }
  const reasons = ['errorText', 'errorCode', 'failureText', 'failureReason', 'violations', 'p-ticket', 'p-captcha'];
  if (!response.ok || result === undefined || !reasons.every((name) => /^(Success|false)?$/.test(result?.[name] ?? '')))
    throw new Error(\`HTTP \${response.status}: \${response.headers.get('Location') ?? (text.slice(0, 500) || 'empty')}\`);
  console.log(result);
})();`,
    );
  });

  it('sends what is meant for an operation of each kind, with its samples', async () => {
    for (const id of typicalOperations) {
      const data = request(id);
      const env = { TRADOVATE_CID: '8' };
      const names = ['USERNAME', 'PASSWORD', 'APP_ID', 'APP_VERSION', 'DEVICE_ID', 'SEC'];
      const all: Record<string, string> = {
        ...env,
        ...Object.fromEntries(names.map((name) => [`TRADOVATE_${name}`, name])),
      };
      const ran = await run(plain(data), {}, all);
      assert.deepEqual(
        ran.request,
        expectedRequest(data, literal.value, (variable) => all[variable] ?? ''),
        id,
      );
    }
  });

  for (const value of hostile) {
    it(`carries ${JSON.stringify(value.slice(0, 30))} unchanged in query, body and environment`, async () => {
      // test/run/hostile.test.ts has all positions.
      // With a slot for free text next to it, the query is encoded by the script.
      const mixed = request('accountSuggest', { values: { l: value } });
      assert.deepEqual((await run(plain(mixed))).request, expectedRequest(mixed, literal.value));
      const values = { symbol: value, text: { [value]: [value, { [value]: null }] } };
      const body = request('placeOrder', { values });
      assert.deepEqual((await run(plain(body))).request, expectedRequest(body, literal.value));
      const signIn = request('accessTokenRequest');
      const env = Object.fromEntries(
        (signIn.body?.entries ?? []).map(([, entry]) => [entry.kind === 'variable' ? entry.variable : '', value]),
      );
      assert.deepEqual(
        (await run(plain(signIn), {}, env)).request,
        expectedRequest(signIn, '', () => value),
      );
    });
  }

  for (const value of hostile.filter((text) => /^[\x20-\x7e]+$/.test(text))) {
    it(`carries ${JSON.stringify(value.slice(0, 30))} unchanged in the token`, async () => {
      const data = request('accountList');
      const script = render(data, { dialect: fetchDialect, token: { kind: 'literal', value } }).plain;
      assert.equal((await run(script)).request?.headers['Authorization'], `Bearer ${value}`);
      const env = { TRADOVATE_ACCESS_TOKEN: value };
      assert.equal((await run(plain(data, reference), {}, env)).request?.headers['Authorization'], `Bearer ${value}`);
    });
  }

  it('keeps a member called __proto__ a member', async () => {
    const values = { text: JSON.parse('{"__proto__":{"a":1}}') as Record<string, number> };
    const ran = await run(plain(request('placeOrder', { values })));
    assert.ok(JSON.stringify(ran.request?.body).includes('{"__proto__":{"a":1}}'));
  });

  it('has several fields of an order on a line, and a leg on one', () => {
    const body = /body: .*\n([^]*?)\n {4}\}\),/.exec(plain(request('placeOSO')))?.[1] ?? '';
    assert.ok(body.split('\n').length <= 4, body);
    assert.match(body, /^ {6}bracket1: \{ action: 'Sell', .* \},$/m);
  });

  it('sends the whole body again, once, with the ticket of a penalty', async () => {
    const bodies: string[] = [];
    const fetch = (_: string, { body = '' }: Init) => {
      bodies.push(body);
      return Promise.resolve(new Response('{"p-ticket":"t","p-time":0}'));
    };
    const { error } = await runScript(plain(request('cancelOrder', { values: { orderId: 7 }, example: 'none' })), {
      fetch,
    });
    assert.deepEqual(bodies, ['{"orderId":7}', '{"orderId":7,"p-ticket":"t"}']);
    assert.equal((error as Error).message, 'HTTP 200: {"p-ticket":"t","p-time":0}');
  });

  const responses: [string, { status?: number; body?: string }, string | undefined][] = [
    ['a result', { body: '[]' }, undefined],
    ['null', { body: 'null' }, undefined],
    ['an empty body', { body: '' }, 'HTTP 200: empty'],
    ['an empty 429', { status: 429, body: '' }, 'HTTP 429: empty'],
    ['HTML', { status: 502, body: '<html>Bad gateway</html>' }, 'HTTP 502: <html>Bad gateway</html>'],
    ['half of a body', { body: '{"a":' }, 'HTTP 200: {"a":'],
    ['an error with 200', { body: '{"errorText":"Access is denied"}' }, 'HTTP 200: {"errorText":"Access is denied"}'],
    [
      'no error text',
      { body: '{"errorText":"","failureReason":"Success","violations":[],"p-captcha":false}' },
      undefined,
    ],
    ['a reason', { body: '{"failureReason":"NoQuote"}' }, 'HTTP 200: {"failureReason":"NoQuote"}'],
    ['violations', { body: '{"violations":[{}]}' }, 'HTTP 200: {"violations":[{}]}'],
    ['a penalty', { body: '{"p-ticket":"x"}' }, 'HTTP 200: {"p-ticket":"x"}'],
    ['an error with 401', { status: 401, body: '{"message":"no"}' }, 'HTTP 401: {"message":"no"}'],
    ['a long page', { status: 500, body: 'x'.repeat(9000) }, `HTTP 500: ${'x'.repeat(500)}`],
  ];
  for (const [name, response, message] of responses) {
    it(`${message === undefined ? 'prints' : 'fails with a message after'} ${name}`, async () => {
      assert.equal((await run(plain(request('accountList')), response)).message, message);
    });
  }

  it('prints no token of a response', async () => {
    const body = '{"accessToken":"planted-1","mdAccessToken":"planted-2","expirationTime":"2026-01-05T14:30:00.000Z"}';
    const ran = await run(plain(request('renewAccessToken')), { body });
    assert.deepEqual(ran.printed, ['expirationTime:', '2026-01-05T14:30:00.000Z']);
  });

  it('fails if a token request returns no token', async () => {
    const ran = await run(plain(request('renewAccessToken')), { body: '{"p-ticket":"x","p-time":15}' });
    assert.equal(ran.message, 'HTTP 200: {"p-ticket":"x","p-time":15}');
  });

  it('sends no token request if a variable is missing', async () => {
    const ran = await run(plain(request('accessTokenRequest')), {}, { TRADOVATE_USERNAME: 'n' });
    assert.deepEqual([ran.request, ran.message], [undefined, 'password is not set']);
  });

  it('has the interfaces of the response in TypeScript, enums as unions', () => {
    const { plain: text, languageId } = render(request('accountList'), {
      dialect: fetchDialect,
      token: reference,
      language: 'typescript',
    });
    assert.match(text, /^interface Account \{\n  id\?: number;\n  name: string;/);
    assert.match(text, /accountType: 'Customer' \| 'Employee' \| 'Giveup' \| 'House' \| 'Omnibus' \| 'Wash';/);
    assert.match(text, /legalStatus:\n    \| 'Corporation'\n/);
    assert.match(text, /const result: Account\[\] = parsed;/);
    assert.equal(languageId, 'typescript');
  });
});
