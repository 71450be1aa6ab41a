import type { Duplex } from 'node:stream';
import type { Channel } from '../operations/access';
import { repeat, type SetTimer } from '../timers';
import { closePayload, encodeFrame, FrameReader, OPCODE } from './frames';

export interface SocketTimes {
  /** Until the open frame. */
  readonly openMs: number;
  /** Of the server's `h`, sent only when nothing else was. */
  readonly heartbeatMs: number;
  /** Without a frame of the client the connection is closed. */
  readonly idleMs: number;
  readonly authorizeMs: number;
}

/** tradovate-streams.md, section 12. */
export const DEFAULT_TIMES: SocketTimes = { openMs: 5, heartbeatMs: 2500, idleMs: 30_000, authorizeMs: 10_000 };

/** ms since 1970, and what rings by them. */
export interface ConnectionClock {
  now(): number;
  readonly setTimer: SetTimer;
}

export interface ConnectionListener {
  /** A request: four lines. */
  request(text: string): void;
  sent(text: string): void;
  received(text: string): void;
  closed(): void;
}

/** One WebSocket: frames, heartbeats and the ends that the service makes. What requests mean it does not know. */
export class Connection {
  isAuthorized = false;
  /** Sends nothing, as a connection whose network is gone. */
  isSilent = false;
  heartbeats = 0;
  readonly #reader = new FrameReader();
  readonly #timers: ReturnType<SetTimer>[] = [];
  #queue: unknown[] = [];
  #isOpen = false;
  #isClosed = false;
  #lastSent: number;
  #lastReceived: number;

  constructor(
    readonly id: number,
    readonly channel: Channel | 'any',
    private readonly socket: Duplex,
    private readonly times: SocketTimes,
    private readonly clock: ConnectionClock,
    private readonly listener: ConnectionListener,
  ) {
    this.#lastSent = this.#lastReceived = clock.now();
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', () => socket.destroy());
    // A client that is gone without a close frame leaves a half-open connection.
    socket.once('end', () => this.cut());
    socket.once('close', () => this.#end());
    this.#timers.push(
      clock.setTimer(times.openMs, () => this.#open()),
      clock.setTimer(times.authorizeMs, () => this.isAuthorized || this.close()),
      repeat(clock.setTimer, Math.max(5, times.heartbeatMs / 5), () => this.#beat()),
    );
  }

  /** Messages of one turn of the event loop share a frame, in order. */
  send(message: unknown): void {
    this.#queue.push(message);
    if (this.#queue.length === 1) setImmediate(() => this.flush());
  }

  flush(): void {
    const messages = this.#queue;
    this.#queue = [];
    if (messages.length > 0) this.write(`a${JSON.stringify(messages)}`);
  }

  /** A text as it is. */
  write(text: string): void {
    if (this.#isClosed || this.isSilent) return;
    this.#lastSent = this.clock.now();
    this.listener.sent(text);
    this.socket.write(encodeFrame(OPCODE.text, text));
  }

  /** Bytes as they are. */
  writeRaw(bytes: Buffer): void {
    if (!this.#isClosed) this.socket.write(bytes);
  }

  /** In good order. */
  close(code = 1000, reason = ''): void {
    if (this.#isClosed) return;
    this.flush();
    this.socket.end(encodeFrame(OPCODE.close, closePayload(code, reason)));
    this.#end();
  }

  /** Without a word. */
  cut(): void {
    this.socket.destroy();
    this.#end();
  }

  #open(): void {
    this.#isOpen = true;
    this.write('o');
  }

  #beat(): void {
    const now = this.clock.now();
    if (now - this.#lastReceived > this.times.idleMs) this.close();
    else if (now - this.#lastSent >= this.times.heartbeatMs) this.write('h');
  }

  #read(chunk: Buffer): void {
    for (const { opcode, payload } of this.#reader.read(chunk)) {
      this.#lastReceived = this.clock.now();
      if (opcode === OPCODE.ping) this.writeRaw(encodeFrame(OPCODE.pong, payload));
      if (opcode === OPCODE.close) this.close();
      if (opcode === OPCODE.text) this.#text(payload.toString('utf8'));
    }
  }

  #text(text: string): void {
    if (this.#isClosed) return;
    this.listener.received(text);
    if (text === '[]') this.heartbeats++;
    // A request before the open frame ends the connection: tradovate-streams.md, section 12.
    else if (!this.#isOpen) this.close();
    else this.listener.request(text);
  }

  #end(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const timer of this.#timers) timer.dispose();
    this.listener.closed();
  }
}
