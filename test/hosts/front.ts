import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type RequestOptions, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';

/**
 * The address that browsers open: it hands everything to VS Code's server behind it and answers one request itself,
 * `POST /mint-key`, which only code-server's own entry serves. Without that half of the key SecretStorage forgets
 * everything with the page. Here rather than in a browser driver, so that a person's own browser has it too.
 */
export interface Front {
  port: number;
  close(): Promise<void>;
}

export async function openFront(socketPath: string, dataDir: string, port: number): Promise<Front> {
  const key = mintKey(join(dataDir, 'mint-key'));
  const open = new Set<Socket>();
  const options = (from: IncomingMessage): RequestOptions => ({
    socketPath,
    method: from.method,
    path: from.url,
    headers: from.headers,
  });

  const server = createServer((incoming, answer) => {
    if (incoming.method === 'POST' && incoming.url?.split('?')[0]?.endsWith('/mint-key')) {
      answer.writeHead(200, { 'content-type': 'application/octet-stream' }).end(key);
      return;
    }
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
    const far = connect(socketPath, () => {
      const lines = [`${incoming.method ?? 'GET'} ${incoming.url ?? '/'} HTTP/1.1`];
      for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
        lines.push(`${incoming.rawHeaders[i] ?? ''}: ${incoming.rawHeaders[i + 1] ?? ''}`);
      }
      far.write(`${lines.join('\r\n')}\r\n\r\n`);
      far.write(head);
      near.pipe(far).pipe(near);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      // prettier-ignore
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

/** The same for the same data folder, so that secrets outlive the server. */
function mintKey(file: string): Buffer {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
  return readFileSync(file);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
}
