import {
  createServer,
  request,
  type IncomingMessage,
  type RequestOptions,
  type Server,
  type ServerResponse,
} from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/**
 * The address that browsers open: hands everything to the server behind it, except what is answered here. Here rather than
 * in a browser driver, so that a developer's own browser has it too.
 */
export interface Front {
  port: number;
  close(): Promise<void>;
}

/** Where the server behind listens. */
export type Behind = { socketPath: string } | { host: string; port: number };

/** Answers a request and returns true, or leaves it to the server behind. */
export type OwnAnswer = (incoming: IncomingMessage, answer: ServerResponse) => boolean;

export async function openFront(behind: Behind, own: OwnAnswer, port: number): Promise<Front> {
  const open = new Set<Socket>();
  const options = (from: IncomingMessage): RequestOptions => ({
    ...behind,
    method: from.method,
    path: from.url,
    headers: from.headers,
  });

  const server = createServer((incoming, answer) => {
    if (own(incoming, answer)) return;
    const onward = request(options(incoming), (result) => {
      answer.writeHead(result.statusCode ?? 502, result.headers);
      result.pipe(answer);
    });
    onward.on('error', (error) => {
      if (!answer.headersSent) answer.writeHead(502);
      answer.end(error.message);
    });
    answer.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });

  // A WebSocket: the request goes through as it came, and from there on only bytes are passed on.
  server.on('upgrade', (incoming: IncomingMessage, near: Socket, head: Buffer) => {
    const far = connect('socketPath' in behind ? { path: behind.socketPath } : behind, () => {
      const lines = [`${incoming.method ?? 'GET'} ${incoming.url ?? '/'} HTTP/1.1`];
      for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
        lines.push(`${incoming.rawHeaders[i] ?? ''}: ${incoming.rawHeaders[i + 1] ?? ''}`);
      }
      far.write(`${lines.join('\r\n')}\r\n\r\n`);
      far.write(head);
      near.pipe(far).pipe(near);
    });
    for (const one of [near, far]) {
      const other = one === near ? far : near;
      one.setNoDelay();
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
  });
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await listen(server, port);
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      for (const socket of open) socket.destroy();
    });
  return { port: (server.address() as AddressInfo).port, close };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
}
