import assert from 'node:assert/strict';
import type { SocketEnd } from '../../../src/core/platform/ports';
import { webSockets } from '../../../src/host/node/webSockets';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { until } from './world';

/** A connection and all that its handlers were called with. */
function connect(url: string, maxMessageLength = 1_000_000) {
  const controller = new AbortController();
  const seen = { opened: 0, pongs: 0, messages: [] as string[], ends: [] as SocketEnd[] };
  const handlers = {
    onOpen: () => {
      seen.opened++;
    },
    onMessage: (text: string) => void seen.messages.push(text),
    onPong: () => {
      seen.pongs++;
    },
    onClose: (end: SocketEnd) => void seen.ends.push(end),
  };
  const socket = webSockets.connect(url, { timeoutMs: 5000, maxMessageLength, handlers }, controller.signal);
  return { seen, socket, abort: () => controller.abort() };
}

describe("the Node host's WebSockets", () => {
  let sandbox: Sandbox;
  let url: string;
  before(async () => {
    sandbox = await startSandbox();
    url = sandbox.socketUrls.user;
  });
  after(() => sandbox.close());

  it('open, ping, send and close in good order', async () => {
    const { seen, socket } = connect(url);
    assert.deepEqual([seen.opened, seen.ends.length], [0, 0]);
    await until(() => seen.messages.includes('o'));
    socket.ping?.();
    socket.send('authorize\n1\n\nnone');
    await until(() => seen.pongs > 0 && seen.messages.some((text) => text.includes('"s":401')));
    socket.close(1000, '');
    await until(() => seen.ends.length > 0);
    assert.deepEqual([seen.ends[0]?.code, seen.opened], [1000, 1]);
    socket.send('ignored');
    socket.ping?.();
  });

  it('report the status of a refused handshake, once', async () => {
    for (const [name, status] of [
      ['wrong-host', 421],
      ['busy', 429],
    ] as const) {
      sandbox.socketFault({ name });
      const { seen } = connect(url);
      await until(() => seen.ends.length > 0);
      assert.deepEqual([seen.ends.map((end) => [end.code, end.status]), seen.opened], [[[1006, status]], 0]);
    }
  });

  it('say why there is no connection', async () => {
    const { seen } = connect('ws://127.0.0.1:1/v1/websocket');
    await until(() => seen.ends.length > 0);
    assert.deepEqual([seen.ends[0]?.code, seen.ends[0]?.error?.kind], [1006, 'network']);
  });

  it('end at once when they are aborted, before and after the handshake', async () => {
    const early = connect(url);
    early.abort();
    const late = connect(url);
    await until(() => late.seen.opened > 0);
    late.abort();
    await until(() => early.seen.ends.length > 0 && late.seen.ends.length > 0);
    assert.deepEqual([early.seen.opened, late.seen.ends[0]?.code], [0, 1006]);
  });

  it('take no message that is too long', async () => {
    const { seen, socket } = connect(url, 40);
    await until(() => seen.messages.includes('o'));
    socket.send('authorize\n1\n\nnone');
    await until(() => seen.ends.length > 0);
    assert.equal(seen.ends.length, 1);
  });
});
