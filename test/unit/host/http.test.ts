import assert from 'node:assert/strict';
import { fetchHttp } from '../../../src/host/http';

const request = { method: 'GET', url: 'https://example.com/v1/x', headers: {} } as const;
const never = () => new Promise<never>(() => undefined);

describe('HTTP through fetch', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  /** A response whose body begins with `text` and never ends, and which can't be canceled either. */
  function respondForever(text: string): { canceled: boolean } {
    const seen = { canceled: false };
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
      cancel: () => {
        seen.canceled = true;
        return never();
      },
    });
    globalThis.fetch = () => Promise.resolve(new Response(body, { status: 200, headers: { Date: 'now' } }));
    return seen;
  }

  it('cuts off a body that is too long, without waiting for the end of its cancellation', async () => {
    const seen = respondForever('0123456789');
    const { body, bytes, truncated, headers } = await fetchHttp.send(request, { timeoutMs: 5000, maxBytes: 4 });
    assert.deepEqual([body, bytes, truncated, headers['date']], ['0123', 4, true, 'now']);
    assert.equal(seen.canceled, true);
  });

  it('ends at its time limit, although the body never ends', async () => {
    respondForever('0');
    const sending = fetchHttp.send(request, { timeoutMs: 1, maxBytes: 4 });
    await assert.rejects(sending, { kind: 'network', retryHelps: true });
  });

  it('ends when it is canceled, although the body never ends', async () => {
    respondForever('0');
    const controller = new AbortController();
    const sending = fetchHttp.send(request, { timeoutMs: 5000, maxBytes: 4, signal: controller.signal });
    setImmediate(() => controller.abort());
    await assert.rejects(sending, { kind: 'canceled' });
  });
});
