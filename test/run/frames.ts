import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The response to a request. */
export interface FrameReply {
  readonly s: number;
  readonly d?: unknown;
  /** As text, as in some refusals. Absent: the number of the request. */
  readonly i?: string;
}

const fine = (): FrameReply => ({ s: 200, d: { ok: true } });

/**
 * The server's side of Tradovate's WebSocket in as little of RFC 6455 as snippets need: `o` on opening, and `s: 200` for
 * `authorize` and for each request, or what `reply` says; `undefined` closes the connection. A stream, which a snippet follows until it is closed, is closed after one event.
 */
export function serveFrames(
  request: IncomingMessage,
  socket: Duplex,
  onFrame: (text: string) => void,
  reply: (endpoint: string) => FrameReply | undefined = fine,
): void {
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.on('error', () => socket.destroy());
  socket.write(frame(1, 'o'));
  let pending = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (let next = read(pending); next; next = read(pending)) {
      pending = pending.subarray(next.length);
      if (next.opcode === 8) socket.end(frame(8, ''));
      if (next.opcode !== 1 || next.text === '[]') continue;
      onFrame(next.text);
      const [endpoint = '', id = '0'] = next.text.split('\n');
      const response = reply(endpoint);
      if (!response) {
        socket.end(frame(8, ''));
        return;
      }
      socket.write(frame(1, `a[${JSON.stringify({ i: Number(id), ...response })}]`));
      if (!/^(?:(?:user\/syncrequest|replay\/initializeclock)$|md\/)/.test(endpoint)) continue;
      socket.write(frame(1, `a[${JSON.stringify({ e: 'md', d: { quotes: [{ entries: { Bid: { price: 1 } } }] } })}]`));
      socket.end(frame(8, ''));
    }
  });
}

function frame(opcode: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  const size = length < 126 ? [length] : [126, length >> 8, length & 0xff]; // all frames here are shorter than 64 KB
  return Buffer.concat([Buffer.from([0x80 | opcode, ...size]), payload]);
}

function read(buffer: Buffer): { opcode: number; text: string; length: number } | undefined {
  if (buffer.length < 6) return undefined;
  const short = (buffer[1] ?? 0) & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + extra + 4;
  if (buffer.length < start) return undefined;
  const size = extra === 2 ? buffer.readUInt16BE(2) : extra === 8 ? Number(buffer.readBigUInt64BE(2)) : short;
  if (buffer.length < start + size) return undefined;
  const mask = buffer.subarray(start - 4, start);
  const payload = Buffer.from(buffer.subarray(start, start + size)).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return { opcode: (buffer[0] ?? 0) & 0x0f, text: Buffer.from(payload).toString('utf8'), length: start + size };
}
