import assert from 'node:assert/strict';
import { render } from '../../../../src/core/snippets/render';
import { websocket } from '../../../../src/core/snippets/dialects/websocket';
import { hostile, request } from '../../operations/fixture';
import { expectedRequest, runScript, typicalOperations } from '../running';
import { isAvailable } from '../../../../src/core/snippets/availableDialects';

/** The service's end of the contract's WebSocket, without a network. */
function fakeSocket(respond: (frame: readonly string[]) => object | undefined) {
  const sent: string[] = [];
  let address = '';
  let closed = 0;
  let receive: (messages: readonly object[]) => void = () => undefined;
  class FakeSocket {
    onmessage?: (event: { data: string }) => void;
    onclose?: (event: { code: number; reason: string }) => void;
    readonly #closing: (() => void)[] = [];
    constructor(url: string) {
      address = url;
      receive = (messages) => this.onmessage?.({ data: `a${JSON.stringify(messages)}` });
      setImmediate(() => this.onmessage?.({ data: 'o' }));
    }
    send(text: string) {
      sent.push(text);
      const message = respond(text.split('\n'));
      if (message) setImmediate(() => receive([message]));
    }
    addEventListener(_: string, listener: () => void) {
      this.#closing.push(listener);
    }
    close() {
      closed++;
      this.onclose?.({ code: 1000, reason: '' });
      for (const listener of this.#closing) listener();
    }
  }
  return {
    WebSocket: FakeSocket,
    sent,
    closed: () => closed,
    address: () => address,
    receive: (messages: readonly object[]) => receive(messages),
  };
}

const accepting = (message: object) => (frame: readonly string[]) =>
  frame[0] === 'authorize' ? { s: 200, i: 1 } : frame[1] === '2' ? { s: 200, i: 2, ...message } : undefined;
const text = (id: string, value = 'invented-token', options = {}) =>
  render(request(id, options), { dialect: websocket, token: { kind: 'literal', value } }).plain;

describe('a request over a WebSocket', () => {
  it('authorizes with the raw token, sends the request, prints the result and closes', async () => {
    const fake = fakeSocket(accepting({ d: [{ id: 1 }] }));
    const ran = await runScript(text('accountItem', 'a\'b"c\\$(id)'), fake);
    assert.equal(fake.address(), 'wss://demo.tradovateapi.com/v1/websocket');
    assert.deepEqual(fake.sent, ['authorize\n1\n\na\'b"c\\$(id)', 'account/item\n2\nid=0\n']);
    assert.deepEqual([ran.printed, fake.closed()], [[[{ id: 1 }]], 1]);
  });

  const refusals: [string, (frame: readonly string[]) => object | undefined, string][] = [
    ['of the token', () => ({ s: 401, i: 1, d: 'Access is denied' }), '401: "Access is denied"'],
    ['of the request', accepting({ s: 404, d: 'Not found' }), '404: "Not found"'],
    ['with 200', accepting({ d: { errorText: 'no' } }), '200: {"errorText":"no"}'],
    ['of an order', accepting({ d: { failureReason: 'NoQuote' } }), '200: {"failureReason":"NoQuote"}'],
  ];
  for (const [name, respond, message] of refusals) {
    it(`fails with a message after a refusal ${name}`, async () => {
      const ran = await runScript(text('accountList'), fakeSocket(respond));
      assert.equal((ran.error as Error).message, message);
    });
  }

  it('sends the whole body again, once, with the ticket of a penalty', async () => {
    const penalty = { 'p-ticket': 't', 'p-time': 0 };
    const fake = fakeSocket(([endpoint, id]) => ({
      s: 200,
      i: Number(id),
      d: endpoint === 'authorize' ? {} : penalty,
    }));
    const { error } = await runScript(text('cancelOrder', 'x', { values: { orderId: 7 }, example: 'none' }), fake);
    const frames = fake.sent.slice(1).map((frame) => frame.split('\n'));
    assert.deepEqual(frames, [
      ['order/cancelorder', '2', '', '{"orderId":7}'],
      ['order/cancelorder', '3', '', '{"orderId":7,"p-ticket":"t"}'],
    ]);
    assert.match((error as Error).message, /p-ticket/);
  });

  it('sends the heartbeat every 2.5 s, and only while the connection is open', async () => {
    const timers: [() => void, number][] = [];
    const cleared: unknown[] = [];
    const fake = fakeSocket(accepting({ d: [] }));
    await runScript(text('accountList'), {
      ...fake,
      setInterval: (beat: () => void, ms: number) => timers.push([beat, ms]),
      clearInterval: (timer: unknown) => cleared.push(timer),
    });
    assert.deepEqual([timers.map(([, ms]) => ms), cleared], [[2500], [1]]);
    timers[0]?.[0]();
    assert.equal(fake.sent.at(-1), '[]');
  });

  it('stays open for the stream that syncRequest starts', async () => {
    const fake = fakeSocket(accepting({ d: { users: [] } }));
    const timers = { setInterval: () => 1, clearInterval: () => 0 };
    await runScript(text('syncRequest'), { ...fake, ...timers });
    assert.equal(fake.closed(), 0);
  });

  it('requests market data from its host and prints it until it is closed', async () => {
    const event = { e: 'md', d: { quotes: [{ contractId: 1, entries: { Bid: { price: 5000.25, size: 7 } } }] } };
    const fake = fakeSocket(accepting({ d: {} }));
    const timers = { setInterval: () => 1, clearInterval: () => 0 };
    const { printed } = await runScript(
      text('subscribeQuote', 'invented-md-token', { baseUrl: 'https://md.example.com/v1' }),
      {
        ...fake,
        ...timers,
      },
    );
    assert.equal(fake.address(), 'wss://md.example.com/v1/websocket');
    assert.deepEqual(fake.sent, ['authorize\n1\n\ninvented-md-token', 'md/subscribeQuote\n2\n\n{"symbol":"MESZ6"}']);
    fake.receive([event]);
    assert.deepEqual(printed, [{}, 'md', JSON.stringify(event.d)]);
    assert.equal(fake.closed(), 0);
  });

  it('sends the right request for an operation of each kind that has a token, and is not offered for the others', async () => {
    for (const id of typicalOperations) {
      const data = request(id);
      assert.equal(isAvailable(websocket, data), data.authorized);
      if (!data.authorized) continue;
      const fake = fakeSocket(accepting({ d: { accessToken: 'x' } }));
      await runScript(text(id), { ...fake, setInterval: () => 1, clearInterval: () => 0 });
      const [endpoint, number, query, ...body] = (fake.sent[1] ?? '').split('\n');
      const expected = expectedRequest(data, '');
      assert.deepEqual([`/${endpoint ?? ''}`, number], [data.path, '2']);
      assert.deepEqual([...new URLSearchParams(query)], expected.query, id);
      assert.deepEqual(body[0] === '' ? undefined : JSON.parse(body.join('\n')), expected.body, id);
    }
  });

  for (const value of hostile) {
    it(`carries ${JSON.stringify(value.slice(0, 30))} unchanged`, async () => {
      const fake = fakeSocket(accepting({ d: [] }));
      await runScript(text('contractSuggest', 'x', { values: { t: value } }), fake);
      assert.equal(new URLSearchParams(fake.sent[1]?.split('\n')[2]).get('t'), value);
      const posting = fakeSocket(accepting({ d: {} }));
      await runScript(text('placeOrder', 'x', { values: { symbol: value } }), posting);
      const body = JSON.parse(posting.sent[1]?.split('\n')[3] ?? '') as { symbol: string };
      assert.equal(body.symbol, value);
    });
  }
});
