import type { AccessToken } from '../../../src/core/auth/accessToken';
import { Emitter } from '../../../src/core/platform/event';
import type { Socket, SocketEnd, SocketOptions, WebSockets } from '../../../src/core/platform/ports';
import type { RequestBlock } from '../../../src/core/session/sharedRecords';
import { blockedError } from '../../../src/core/session/sessionErrors';
import { initialState, type SessionState } from '../../../src/core/session/sessionState';
import type { StreamSession } from '../../../src/core/streams/connection/streamSession';
import type { FakeClock } from '../fakes';

/** A socket whose other end is the test. */
export class FakeSocket implements Socket {
  readonly sent: string[] = [];
  buffered = 0;
  closedWith: number | 'abort' | undefined;

  constructor(
    readonly url: string,
    readonly options: SocketOptions,
    signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => (this.closedWith = 'abort'));
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(code: number): void {
    this.closedWith = code;
  }

  open(): this {
    this.options.handlers.onOpen();
    this.receive('o');
    return this;
  }

  receive(text: string): void {
    this.options.handlers.onMessage(text);
  }

  messages(...elements: unknown[]): void {
    this.receive(`a${JSON.stringify(elements)}`);
  }

  end(end: Partial<SocketEnd> = {}): void {
    this.options.handlers.onClose({ code: 1006, reason: '', ...end });
  }

  /** Requests without heartbeats: `endpoint id`, as in `authorize 1`. */
  get requests(): readonly string[] {
    return this.sent.filter((text) => text !== '[]').map((text) => text.split('\n').slice(0, 2).join(' '));
  }

  /** Responds to the last request to this endpoint that has none yet. */
  respond(endpoint: string, data?: unknown, status = 200): void {
    const request = this.sent.findLast((text) => text.startsWith(`${endpoint}\n`));
    this.messages({ s: status, i: Number(request?.split('\n')[1]), ...(data === undefined ? {} : { d: data }) });
  }

  /** Opens and accepts the token. */
  authorize(): this {
    this.open();
    this.respond('authorize');
    return this;
  }
}

export class FakeSockets implements WebSockets {
  readonly all: FakeSocket[] = [];

  connect(url: string, options: SocketOptions, signal: AbortSignal): Socket {
    const socket = new FakeSocket(url, options, signal);
    this.all.push(socket);
    return socket;
  }

  get last(): FakeSocket {
    const socket = this.all.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  }
}

const baseUrl = 'https://demo.tradovateapi.com/v1';

export class FakeSession implements StreamSession {
  readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;
  /** With the environment. */
  readonly reported: (readonly [RequestBlock, string])[] = [];
  renewals = 0;
  /** What a renewal brings although the token has expired; `undefined`: nothing can. */
  refreshed: AccessToken | undefined;
  token: AccessToken | undefined;
  state: SessionState;

  constructor(private readonly clock: FakeClock) {
    this.token = {
      accessToken: 'invented-token',
      mdAccessToken: 'invented-md-token',
      issuerUrl: baseUrl,
      expiresAt: clock.now() + 80 * 60_000,
      receivedAt: clock.now(),
    };
    this.state = {
      ...initialState,
      profile: { id: 'p', label: 'P', environment: 'demo' },
      environment: { id: 'demo', label: 'Demo', baseUrl },
      session: { kind: 'alive', ...this.token },
    };
  }

  now = () => this.clock.now();
  currentToken = () => Promise.resolve(this.token);

  set(change: Partial<SessionState>): void {
    this.state = { ...this.state, ...change };
    this.changed.fire();
  }

  renewAutomatically(): Promise<boolean> {
    this.renewals++;
    const token = this.token ?? this.refreshed;
    if (token) this.token = { ...token, accessToken: 'renewed', expiresAt: this.now() + 80 * 60_000 };
    return Promise.resolve(true);
  }

  throwIfBlocked(): Promise<void> {
    const { block } = this.state;
    return block ? Promise.reject(blockedError(block)) : Promise.resolve();
  }

  reportBlock(block: RequestBlock, environment: string): Promise<void> {
    this.reported.push([block, environment]);
    return Promise.resolve();
  }
}
