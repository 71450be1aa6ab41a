import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveFrames } from './frames';

/** One request as it came in, undecoded but for the body's UTF-8. */
export interface Received {
  readonly method: string;
  /** With its query, without the case's prefix. */
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Recorder {
  /** Each case has its own base URL: what arrives under it belongs to that case. */
  baseUrl(id: string): string;
  received(id: string): readonly Received[];
  /** Frames of a WebSocket, the heartbeats left out. */
  frames(id: string): readonly string[];
  /** Forgets what has arrived, and responds otherwise from now on. */
  reset(reply?: Reply | readonly Reply[]): void;
  close(): Promise<void>;
}

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Of a redirect. */
  readonly location?: string;
}

/** No snippet takes it for an error: it has a token for those that expect one. */
const FINE: Reply = { status: 200, type: 'application/json', body: '{"ok":true,"accessToken":"t","access_token":"t"}' };

/**
 * A server on loopback that records what arrives and responds with `reply`.
 * @param reply of several, one for each request in turn; the last one for all others
 */
export async function startRecorder(reply: Reply | readonly Reply[] = FINE): Promise<Recorder> {
  const received = new Map<string, Received[]>();
  const frames = new Map<string, string[]>();
  let replies = [reply].flat();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [id, target] = parted(request.url);
      const { method = '', headers } = request;
      add(received, id, { method, target, headers, body: Buffer.concat(chunks).toString('utf8') });
      const reply = replies.length > 1 ? replies.shift() : replies[0];
      const { status, type, body, location } = reply ?? FINE;
      response
        .writeHead(status, { 'Content-Type': type, ...(location === undefined ? {} : { Location: location }) })
        .end(body);
    });
  });
  server.on('upgrade', (request, socket) => {
    const [id] = parted(request.url);
    serveFrames(request, socket, (frame) => add(frames, id, frame));
  });
  server.maxHeadersCount = 0;
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: (id) => `http://127.0.0.1:${port}/${id}/v1`,
    received: (id) => received.get(id) ?? [],
    frames: (id) => frames.get(id) ?? [],
    reset: (next = FINE) => {
      received.clear();
      frames.clear();
      replies = [next].flat();
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** `/c12/v1/account/list?x=1` → `c12`, `/account/list?x=1`. */
function parted(url = ''): readonly [id: string, target: string] {
  const [, id = '', target = ''] = /^\/([^/]+)\/v1(.*)$/s.exec(url) ?? [];
  return [id, target];
}

function add<T>(map: Map<string, T[]>, id: string, value: T): void {
  const list = map.get(id) ?? [];
  list.push(value);
  map.set(id, list);
}
