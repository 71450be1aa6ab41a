import type { Socket } from 'node:net';

/** A request as it came in, for a server that must write what Node's own refuses to write. */
export interface RawRequest {
  /** All of it, head and body. */
  readonly raw: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Calls once for the connection's first request; it never answers a second one. */
export function onRequest(socket: Socket, handle: (request: RawRequest) => void): void {
  let received = Buffer.alloc(0);
  const read = (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const [start = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
    const headers = Object.fromEntries(lines.map((line) => parted(line)));
    const body = received.subarray(end + 4);
    if (body.length < Number(headers['content-length'] ?? 0)) return;
    socket.off('data', read);
    handle({ raw: received.toString('utf8'), path: start.split(' ')[1] ?? '', headers, body: body.toString('utf8') });
  };
  socket.on('data', read);
}

function parted(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
