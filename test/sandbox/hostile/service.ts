import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { hostileBody, type Body } from './bodies';
import { Random } from './random';
import { onRequest, type RawRequest } from './rawRequest';
import { wireOf, type Wire } from './wire';

export interface HostileService {
  /** `http://127.0.0.1:PORT`; any path that ends in `/v1` is a base URL. */
  readonly origin: string;
  /** How many calls came, in all and of each kind. */
  readonly counts: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** Statuses of the contract, with the weight that each has. */
const STATUSES: readonly (readonly [weight: number, status: number])[] = [
  [60, 200],
  ...[201, 204, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 408, 421, 500, 502, 503, 504, 599].map(
    (status) => [2, status] as const,
  ),
  [0.5, 423],
  [0.5, 429],
];

/**
 * A service that answers *every* call with a random fault of the contract or a hostile body, and signs in often enough that
 * the calls go on. Written on sockets: Node's own server refuses to write much of it. The seed makes it repeatable for one
 * caller after the other.
 */
export async function startHostileService(seed: number): Promise<HostileService> {
  const random = new Random(seed);
  const counts = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    onRequest(socket, (request) => {
      const { kind, wire } = answer(random, request);
      for (const name of ['calls', kind, ...(wire.name === '' ? [] : [wire.name])])
        counts.set(name, (counts.get(name) ?? 0) + 1);
      void write(socket, wire);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

function answer(random: Random, request: RawRequest): { kind: string; wire: Wire } {
  const isToken = /\/auth\/(?:accesstokenrequest|renewaccesstoken)$/i.test(request.path);
  if (isToken && random.next() < 0.6) {
    const body = token(random);
    // Without a session there would be no calls.
    return {
      kind: body.name,
      wire: random.next() < 0.7 ? plain(body) : wireOf(random, { status: 200 }, body, request),
    };
  }
  if (random.next() < 0.01) return { kind: 'a penalty', wire: plain(penalty(random)) };
  const status = random.weighted(STATUSES);
  const headers = status >= 300 && status < 400 ? [`Location: ${target(random, request)}`] : [];
  const body = hostileBody(random, request);
  return { kind: `HTTP ${status}, ${body.name}`, wire: wireOf(random, { status, headers }, body, request) };
}

function plain({ bytes, type }: Body): Wire {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${bytes.length}\r\nConnection: close\r\n\r\n`;
  return { name: '', chunks: [head, bytes], end: 'close' };
}

/** A token that works, in the company of fields that try something. */
function token(random: Random): Body {
  const value = {
    accessToken: random.text(90),
    mdAccessToken: random.text(90),
    expirationTime: new Date(Date.now() + random.one([80, 80, 80, 1, 1e9]) * 60_000).toISOString(),
    name: '[click](command:evil) $(alert)',
    apiHosts: { demo: 'evil.example', live: 'community.tradovate.com', mdDemo: 5, __proto__: null },
    hasLive: 'yes',
    userId: 1e300,
  };
  return { name: 'a token', bytes: Buffer.from(JSON.stringify(value)), type: 'application/json' };
}

function penalty(random: Random): Body {
  const value = {
    'p-ticket': random.text(40),
    'p-time': random.one<unknown>([0, 1, -5, 'soon', 1e9]),
    'p-captcha': random.next() < 0.3,
  };
  return { name: 'a penalty', bytes: Buffer.from(JSON.stringify(value)), type: 'application/json' };
}

function target(random: Random, { path }: RawRequest): string {
  return random.one([
    'https://evil.example/v1/account/list',
    'https://demo.tradovateapi.com@evil.example/v1',
    '//evil.example/v1',
    '/order/placeorder',
    path,
    'javascript:alert(1)',
    `https://evil.example/${'x'.repeat(5000)}`,
    '\u0001\u00ff',
  ]);
}

async function write(socket: Socket, { chunks, delayMs, end }: Wire): Promise<void> {
  for (const chunk of chunks) {
    if (socket.destroyed) return;
    socket.write(chunk);
    if (delayMs !== undefined) await sleep(delayMs);
  }
  if (end === 'close') socket.end();
  if (end === 'reset') socket.resetAndDestroy();
}
