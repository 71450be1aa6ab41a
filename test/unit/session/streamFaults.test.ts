import assert from 'node:assert/strict';
import { noLimits } from '../../../src/core/requests/send/limits/liveLimits';
import type { UserFacingError } from '../../../src/core/platform/errors';
import type { RequestInput } from '../../../src/core/requests/send/requestInput';
import { Sender } from '../../../src/core/requests/send/sender';
import { StreamSocket } from '../../../src/core/streams/connection/streamSocket';
import { FakeUser, settle } from '../fakes';
import { operation } from '../operations/fixture';
import { FakeSockets, type FakeSocket } from '../streams/fakes';
import { World } from './world';

const accounts: RequestInput = { operation: operation('accountList'), values: {} };
const ENDPOINT = 'md/subscribeQuote';

interface Row {
  readonly name: string;
  /** What the service does on the socket of one window, which has sent one request. */
  readonly happens: (socket: FakeSocket) => void;
  /** Before the token is accepted. */
  readonly early?: true;
  readonly block?: 'locked' | 'captcha';
  readonly stream: string;
  /** Of the request: kind and status of its error. */
  readonly error?: string;
}

const responds = (status: number, data?: unknown) => (socket: FakeSocket) => socket.respond(ENDPOINT, data, status);
const greets = (status: number) => (socket: FakeSocket) => socket.open().respond('authorize', 'no', status);
const refuses = (status: number) => (socket: FakeSocket) => socket.end({ status });
const locked = { block: 'locked', stream: 'ended blocked' } as const;
const kept = { stream: 'authorized' } as const;

/** What a response over a WebSocket alone means for the session of all windows. Source: streams, "Errors inside frames". */
const rows: readonly Row[] = [
  { name: '429 to a request', happens: responds(429), ...locked, error: 'locked 429' },
  { name: '423 to a request', happens: responds(423), ...locked, error: 'locked 423' },
  {
    name: '429 to a request of nobody',
    happens: (socket) => socket.messages({ s: 429, i: 99 }),
    ...locked,
    error: 'network',
  },
  { name: '429 to the token', early: true, happens: greets(429), ...locked },
  { name: '429 to the handshake', early: true, happens: refuses(429), ...locked },
  { name: '423 to the handshake', early: true, happens: refuses(423), ...locked },
  {
    name: 'a CAPTCHA',
    happens: responds(200, { 'p-ticket': 't', 'p-time': 5, 'p-captcha': true }),
    block: 'captcha',
    stream: 'ended blocked',
    error: 'penalty',
  },
  {
    name: 'a CAPTCHA for the token',
    early: true,
    happens: (socket) => socket.open().respond('authorize', { 'p-captcha': true }),
    block: 'captcha',
    stream: 'ended blocked',
  },
  { name: '401 to a request', happens: responds(401, 'Access is denied'), ...kept, error: 'refused 401' },
  { name: '400 to a request', happens: responds(400, 'No'), ...kept, error: 'refused 400' },
  { name: '408 to a request', happens: responds(408), ...kept, error: 'server 408' },
  { name: '500 to a request', happens: responds(500), ...kept, error: 'server 500' },
  { name: 'an error text', happens: responds(200, { errorText: 'No' }), ...kept, error: 'refused 200' },
  { name: 'a penalty', happens: responds(200, { 'p-ticket': 't', 'p-time': 5 }), ...kept },
  { name: '401 to the token', early: true, happens: greets(401), stream: 'ended refused' },
  { name: '401 to the handshake', early: true, happens: refuses(401), stream: 'ended refused' },
  { name: '503 to the handshake', early: true, happens: refuses(503), stream: 'waiting lost' },
  {
    name: 'too many connections',
    happens: (socket) => socket.messages({ e: 'shutdown', d: { reasonCode: 'ConnectionQuotaReached' } }),
    stream: 'ended shutdown',
    error: 'network',
  },
];

describe('what arrives over a WebSocket', () => {
  for (const { name, happens, early, block, stream, error } of rows)
    it(`${name}: ${block ? 'nothing is sent any more, by any window' : 'the session goes on'}`, async () => {
      const world = new World();
      const windows = [await world.open(), await world.open()];
      const [first] = windows;
      assert.ok(first);
      world.http.replies.push(world.token());
      await first.sessionManager.getToken(new FakeUser());
      await windows[1]?.sessionManager.refresh();
      world.http.sent.length = 0;

      const sockets = new FakeSockets();
      const ports = { sockets, clock: world.clock, network: world.network, random: () => 0.5 };
      const sink = { onEvents: () => undefined, onTraffic: () => undefined, onReset: () => undefined };
      const socket = new StreamSocket('trading', ports, first.sessionManager, sink);
      const errors: string[] = [];
      socket.start();
      await settle();
      if (!early) {
        sockets.last.authorize();
        const onError = ({ kind, status }: UserFacingError) => errors.push(`${kind} ${status ?? ''}`.trim());
        socket.request({ endpoint: ENDPOINT }, { onData: () => undefined, onError });
      }
      happens(sockets.last);
      await settle();

      const { state } = socket;
      assert.equal('reason' in state ? `${state.kind} ${state.reason.kind}` : state.kind, stream);
      assert.deepEqual(errors, error === undefined ? [] : [error]);
      world.http.replies.splice(0, Infinity, { body: '[]' });
      for (const { sessionManager } of windows) {
        assert.equal(sessionManager.state.block?.reason, block);
        assert.equal(sessionManager.state.session.kind, 'alive', 'no proof that the session has ended');
        assert.equal((await sessionManager.validToken(new FakeUser())).accessToken, 'invented-token-1');
        const sender = new Sender(
          world,
          sessionManager,
          () => ({ timeoutMs: 1000, readOnly: true, limits: noLimits }),
          new Map(),
          () => undefined,
        );
        const prompts = { signal: new AbortController().signal, confirmLive: () => Promise.resolve(true) };
        await sender.send(accounts, prompts).catch(() => undefined);
      }
      assert.equal(world.http.sent.length, block ? 0 : windows.length);
      assert.ok(!world.calls().includes('sign-in'));
      socket.close();
    });
});
