import { createHash } from 'node:crypto';

/** As much of RFC 6455 as this service needs: text frames, ping, pong and close; no fragments, no extensions. */
export const OPCODE = { text: 1, close: 8, ping: 9, pong: 10 } as const;

export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
}

export function acceptKey(key: string): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}

/** A frame of a server: final, not masked. */
export function encodeFrame(opcode: number, payload: Buffer | string): Buffer {
  const body = typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload;
  if (body.length < 126) return Buffer.concat([Buffer.from([0x80 | opcode, body.length]), body]);
  const isMedium = body.length < 65_536;
  const head = Buffer.alloc(isMedium ? 4 : 10);
  head[0] = 0x80 | opcode;
  head[1] = isMedium ? 126 : 127;
  if (isMedium) head.writeUInt16BE(body.length, 2);
  else head.writeBigUInt64BE(BigInt(body.length), 2);
  return Buffer.concat([head, body]);
}

/** Cuts frames out of a stream of bytes, whatever the pieces that it comes in. */
export class FrameReader {
  #pending = Buffer.alloc(0);

  read(chunk: Buffer): readonly Frame[] {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    const frames: Frame[] = [];
    for (let next = this.#next(); next; next = this.#next()) frames.push(next);
    return frames;
  }

  #next(): Frame | undefined {
    const buffer = this.#pending;
    if (buffer.length < 2) return undefined;
    const [first = 0, second = 0] = buffer;
    const short = second & 0x7f;
    const isMasked = (second & 0x80) !== 0;
    const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
    const start = 2 + extra + (isMasked ? 4 : 0);
    if (buffer.length < start) return undefined;
    const size = extra === 0 ? short : extra === 2 ? buffer.readUInt16BE(2) : Number(buffer.readBigUInt64BE(2));
    if (buffer.length < start + size) return undefined;
    const payload = Buffer.from(buffer.subarray(start, start + size));
    if (isMasked) {
      const mask = buffer.subarray(start - 4, start);
      for (let at = 0; at < payload.length; at++) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0);
    }
    this.#pending = buffer.subarray(start + size);
    return { opcode: first & 0x0f, payload };
  }
}

/** The payload of a close frame. */
export function closePayload(code: number, reason = ''): Buffer {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(code);
  return Buffer.concat([head, Buffer.from(reason, 'utf8')]);
}
