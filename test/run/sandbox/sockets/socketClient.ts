import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { FrameReader, OPCODE } from '../../../sandbox/sockets/frames';

export interface Message {
  readonly i?: number | string;
  readonly s?: number;
  readonly e?: string;
  readonly d?: unknown;
}

/** A client of the service's sockets, with nothing clever in it. */
export class SocketClient {
  /** Frames as text, in order. */
  readonly frames: string[] = [];
  readonly messages: Message[] = [];
  /** HTTP status of a handshake that was refused. */
  refused = 0;
  isClosed = false;
  #socket: Duplex | undefined;
  #lastId = 0;
  #waiting: (() => void)[] = [];

  /** Resolves at the open frame, or once the handshake was refused. */
  static async open(url: string): Promise<SocketClient> {
    const client = new SocketClient();
    await client.connect(url);
    return client;
  }

  /** Opens and authorizes. */
  static async authorized(url: string, token: string): Promise<SocketClient> {
    const client = await SocketClient.open(url);
    assert.equal((await client.ask('authorize', token)).s, 200);
    return client;
  }

  connect(url: string): Promise<void> {
    this.#connect(url);
    return this.until(() => this.frames.includes('o') || this.refused > 0 || this.isClosed);
  }

  /** Whether the handshake is done. */
  get isConnected(): boolean {
    return this.#socket !== undefined;
  }

  send(text: string): void {
    const payload = Buffer.from(text, 'utf8');
    const mask = randomBytes(4);
    const head =
      payload.length < 126
        ? Buffer.from([0x80 | OPCODE.text, 0x80 | payload.length])
        : Buffer.from([0x80 | OPCODE.text, 0x80 | 126, payload.length >> 8, payload.length & 0xff]);
    this.#socket?.write(Buffer.concat([head, mask, payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))]));
  }

  /** Sends a request and waits for its response. */
  async ask(endpoint: string, body: unknown = '', query = ''): Promise<Message> {
    const id = ++this.#lastId;
    this.send(`${endpoint}\n${id}\n${query}\n${typeof body === 'string' ? body : JSON.stringify(body)}`);
    await this.until(() => this.messages.some(({ i }) => Number(i) === id) || this.isClosed);
    return this.messages.find(({ i }) => Number(i) === id) ?? {};
  }

  events(kind: string): readonly Message[] {
    return this.messages.filter(({ e }) => e === kind);
  }

  /** Waits until it holds, which is looked at after each frame. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    this.#socket?.destroy();
  }

  #connect(url: string): void {
    const headers = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' };
    const sent = request(url.replace(/^ws/, 'http'), {
      headers: { ...headers, 'Sec-WebSocket-Key': randomBytes(16).toString('base64') },
    });
    sent.once('response', ({ statusCode = 0 }) => {
      this.refused = statusCode;
      this.#wake();
    });
    sent.once('upgrade', (_, socket: Duplex, head: Buffer) => {
      const reader = new FrameReader();
      this.#socket = socket;
      this.#wake();
      const read = (chunk: Buffer) => {
        for (const { opcode, payload } of reader.read(chunk))
          if (opcode === OPCODE.text) this.#take(payload.toString());
      };
      socket.on('data', read);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.isClosed = true;
        this.#wake();
      });
      read(head);
    });
    sent.once('error', () => undefined);
    sent.end();
  }

  #take(text: string): void {
    this.frames.push(text);
    const elements = /^a\[.*\]$/s.test(text) ? (JSON.parse(text.slice(1)) as unknown[]) : [];
    this.messages.push(...elements.filter((each): each is Message => each instanceof Object));
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
