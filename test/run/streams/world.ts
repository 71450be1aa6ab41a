import { setTimeout as delay } from 'node:timers/promises';
import type { AccessToken } from '../../../src/core/auth/accessToken';
import type { Clock, SocketOptions, WebSockets } from '../../../src/core/platform/ports';
import type { RequestBlock } from '../../../src/core/session/sharedRecords';
import { initialState, type SessionState } from '../../../src/core/session/sessionState';
import type { StreamSession } from '../../../src/core/streams/connection/streamSession';
import { StreamSocket, type StreamPorts } from '../../../src/core/streams/connection/streamSocket';
import type { Outcome } from '../../../src/core/streams/tables/outcome';
import { StreamData } from '../../../src/core/streams/tables/streamData';
import type { Sandbox } from '../../sandbox/sandbox';
import { SocketClient } from '../sandbox/sockets/socketClient';

/** How much faster than the clock on the wall everything waits. */
const SPEED = 20;

const clock: Clock = {
  now: () => Date.now() * SPEED,
  monotonic: () => performance.now() * SPEED,
  setTimer: (ms, ring) => {
    const timer = setTimeout(ring, ms / SPEED);
    return { dispose: () => clearTimeout(timer) };
  },
};

/** Over real connections, with the client of the sandbox's own tests. */
const sockets: WebSockets = {
  connect: (url, options, signal) => {
    const waiting: string[] = [];
    let client: SocketClient | undefined;
    let isClosed = false;
    const close = () => {
      isClosed = true;
      client?.close();
    };
    signal.addEventListener('abort', close);
    void SocketClient.open(url).then(async (opened) => {
      client = opened;
      if (isClosed) opened.close();
      await pump(opened, options);
    });
    return {
      send: (text) => (client ? client.send(text) : waiting.push(text)),
      close,
      buffered: 0,
    };
  },
};

async function pump(client: SocketClient, { handlers }: SocketOptions): Promise<void> {
  if (client.refused === 0) handlers.onOpen();
  let read = 0;
  for (;;) {
    for (; read < client.frames.length; read++) handlers.onMessage(client.frames[read] ?? '');
    if (client.isClosed || client.refused > 0) break;
    await client.until(() => client.frames.length > read || client.isClosed);
  }
  handlers.onClose({ code: 1006, reason: '', ...(client.refused > 0 ? { status: client.refused } : {}) });
}

class SandboxSession implements StreamSession {
  readonly reported: RequestBlock[] = [];
  readonly state: SessionState;
  readonly #token: AccessToken;

  constructor({ baseUrl }: Sandbox, accessToken: string) {
    this.#token = { accessToken, issuerUrl: baseUrl, expiresAt: Infinity, receivedAt: 0 };
    this.state = {
      ...initialState,
      profile: { id: 'p', label: 'P', environment: 'Sandbox' },
      environment: { id: 'Sandbox', label: 'Sandbox', baseUrl },
      session: { kind: 'alive', ...this.#token },
    };
  }

  onDidChange = () => ({ dispose: () => undefined });
  now = () => Date.now();
  currentToken = () => Promise.resolve(this.#token);
  renewAutomatically = () => Promise.resolve(true);
  throwIfBlocked = () => Promise.resolve();
  reportBlock = (block: RequestBlock) => Promise.resolve(void this.reported.push(block));
}

/** A stream of the sandbox as a window has it. */
export class Stream {
  readonly session: SandboxSession;
  readonly data = new StreamData(clock, (text) => text);
  readonly socket: StreamSocket;
  readonly errors: string[] = [];
  readonly onOutcome = ({ error }: Outcome) => {
    if (error) this.errors.push(error.kind);
  };

  constructor(sandbox: Sandbox, token: string) {
    this.session = new SandboxSession(sandbox, token);
    const network = { onReturn: () => ({ dispose: () => undefined }) };
    const ports: StreamPorts = { sockets, clock, network, random: () => 0.5 };
    this.socket = new StreamSocket('trading', ports, this.session, this.data);
  }

  get state(): string {
    const { state } = this.socket;
    return 'reason' in state ? `${state.kind} ${state.reason.kind}` : state.kind;
  }
}

/** Resolves when it holds; the test's own timeout ends it. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await delay(5);
}
