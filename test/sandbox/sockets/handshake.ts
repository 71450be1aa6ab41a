import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { acceptKey } from './frames';

/** Answers an upgrade with a plain HTTP status, as the service does on a wrong path or host. */
export function refuseUpgrade(socket: Duplex, status: number, reason: string, header = ''): void {
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${header}Content-Length: 0\r\nConnection: close\r\n\r\n`);
}

/** @returns false if it is no WebSocket handshake; it has been answered then */
export function acceptUpgrade({ headers }: IncomingMessage, socket: Duplex): boolean {
  const key = headers['sec-websocket-key'];
  if (key === undefined || headers.upgrade?.toLowerCase() !== 'websocket') {
    refuseUpgrade(socket, 400, 'Bad Request');
    return false;
  }
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${acceptKey(key)}\r\n\r\n`,
  );
  return true;
}

/** The only path that is upgraded: with any query, as the web client sends one. */
export const isSocketPath = (url = ''): boolean => url.split('?')[0]?.toLowerCase() === '/v1/websocket';
