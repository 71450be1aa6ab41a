import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { hostileBody, hugeBody, type Body } from './bodies';
import { Random } from './random';
import { onRequest, type RawRequest } from './rawRequest';
import { wireOf, type Wire } from './wire';

export interface HostileService {
  /** `http://127.0.0.1:PORT`; any path that ends in `/v1` is a base URL. */
  readonly origin: string;
  /** How often each status, body and way to send it was chosen. */
  readonly counts: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** What every long run must have sent, by the names in `counts`. */
export const ESSENTIAL_KINDS: readonly string[] = [
  'a token',
  'a penalty',
  'HTTP 401',
  'HTTP 408',
  'HTTP 429',
  'HTTP 500',
  'an echo',
  'brackets, 100,000 deep',
  '50 MB',
  'invalid UTF-8',
  'half JSON',
  'drop by drop',
  'control characters in a header',
  'never a response',
];

/** Statuses of the contract, with the weight that each has. */
const STATUSES: readonly (readonly [weight: number, status: number])[] = [
  [60, 200],
  ...[201, 204, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 408, 421, 500, 502, 503, 504, 599].map(
    (status) => [2, status] as const,
  ),
  [0.5, 423],
  [1, 429],
];

/**
 * A service that answers *every* call with a random fault of the contract or a hostile body, and signs in often enough that
 * the calls go on. Written on sockets: Node's own server refuses to write much of it. Each caller has a path of its own
 * (`/CALLER/v1/…`), for which the seed makes the responses repeatable. `/huge` is always a body of 50 MB.
 */
export async function startHostileService(seed: number): Promise<HostileService> {
  const randoms = new Map<string, Random>();
  const randomOf = ({ path }: RawRequest): Random => {
    const caller = path.split('/')[1] ?? '';
    const random = randoms.get(caller) ?? new Random(seed * 1000 + Number(/\d+/.exec(caller) ?? 999));
    randoms.set(caller, random);
    return random;
  };
  const counts = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    onRequest(socket, (request) => {
      const { kinds, wire } = request.path === '/huge' ? huge() : answer(randomOf(request), request);
      for (const kind of [...kinds, wire.name].filter((name) => name !== ''))
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
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

interface Answer {
  readonly kinds: readonly string[];
  readonly wire: Wire;
}

function huge(): Answer {
  return { kinds: ['HTTP 200', hugeBody.name], wire: plain(hugeBody) };
}

function answer(random: Random, request: RawRequest): Answer {
  const isToken = /\/auth\/(?:accesstokenrequest|renewaccesstoken)$/i.test(request.path);
  if (isToken && random.next() < 0.6) {
    const body = token(random);
    // Without a session there would be no calls.
    return {
      kinds: ['HTTP 200', body.name],
      wire: random.next() < 0.7 ? plain(body) : wireOf(random, { status: 200 }, body, request),
    };
  }
  if (random.next() < 0.01) return { kinds: ['HTTP 200', 'a penalty'], wire: plain(penalty(random)) };
  const status = random.weighted(STATUSES);
  const headers = status >= 300 && status < 400 ? [`Location: ${target(random, request)}`] : [];
  const body = hostileBody(random, request);
  return { kinds: [`HTTP ${status}`, body.name], wire: wireOf(random, { status, headers }, body, request) };
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
