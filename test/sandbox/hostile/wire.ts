import { gzipSync } from 'node:zlib';
import type { Body } from './bodies';
import type { Random } from './random';
import type { RawRequest } from './rawRequest';

/** How a response leaves. `end`: the connection after it. */
export interface Wire {
  readonly name: string;
  readonly chunks: readonly (Buffer | string)[];
  readonly delayMs?: number;
  readonly end: 'close' | 'reset' | 'open';
}

interface Head {
  readonly status: number;
  readonly headers?: readonly string[];
}

type Maker = (head: Head, body: Body, random: Random, request: RawRequest) => Wire;

const LONG_MS = 20;
let bomb: Buffer | undefined;

/** Weighted; the first is a response as it should be. */
const makers: readonly (readonly [weight: number, make: Maker])[] = [
  [70, (head, body) => whole('', head, body)],
  [
    3,
    (head, body) => whole('control characters in a header', head, body, ['X-Note: \u0001\u001b[31m\u007f\u0085\u00ff']),
  ],
  [
    2,
    (head, body, _, { headers }) =>
      whole('an echo in a header', head, body, [`X-Echo: ${headers['authorization'] ?? 'none'}`]),
  ],
  [1, (head, body) => whole('a header without a colon', head, body, ['nonsense'])],
  [1, (head, body) => whole('a zero byte in a header', head, body, ['X-Zero: a\u0000b'])],
  [1, (head, body) => whole('20 KB of headers', head, body, [`X-Long: ${'x'.repeat(20_000)}`])],
  [
    1,
    (head, body) =>
      whole(
        '1,000 headers',
        head,
        body,
        Array.from({ length: 1000 }, (_, at) => `X-${at}: 1`),
      ),
  ],
  [1, (head, body) => whole('a wrong date', head, body, ['Date: Thu, 01 Jan 1970 00:00:00 GMT'])],
  [1, (head, body) => whole('a date of the future', head, body, ['Date: Fri, 31 Dec 9999 23:59:59 GMT'])],
  [1, (head, body) => whole('no gzip, as it says', head, body, ['Content-Encoding: gzip'])],
  [
    0.1,
    (head) =>
      whole('50 MB packed in 50 KB', head, { ...packed(), name: '', type: 'application/json' }, [
        'Content-Encoding: gzip',
      ]),
  ],
  [
    1,
    (head, body) => ({
      ...whole('a length that is too large', head, body),
      chunks: [headOf(head, body.type, body.bytes.length + 9), body.bytes],
    }),
  ],
  [
    1,
    (head, body) => ({
      ...whole('a length that is too small', head, body),
      chunks: [headOf(head, body.type, 1), body.bytes],
    }),
  ],
  [1, (head, body) => whole('two lengths', head, body, ['Content-Length: 3'])],
  [
    1,
    (head, { type }) => ({
      name: 'broken chunks',
      chunks: [headOf(head, type), 'ZZ\r\nnot a chunk\r\n0\r\n\r\n'],
      end: 'close',
    }),
  ],
  [1.5, (head, { type }) => drip(headOf(head, type), '[{"id":1,"name":"drip"},'.repeat(20))],
  [1, () => ({ name: 'reset before the response', chunks: [], end: 'reset' })],
  [
    1,
    (head, body) => ({
      name: 'reset in the middle',
      chunks: [headOf(head, body.type, body.bytes.length + 1), body.bytes.subarray(0, 100)],
      end: 'reset',
    }),
  ],
  [1.5, () => ({ name: 'never a response', chunks: [], end: 'open' })],
  [1, () => ({ name: 'no HTTP', chunks: ['\u0000\u0001 no HTTP at all\r\n\r\n'], end: 'close' })],
  [0.5, () => ({ name: 'the end of a connection', chunks: [], end: 'close' })],
];

export function wireOf(random: Random, head: Head, body: Body, request: RawRequest): Wire {
  return random.weighted(makers)(head, body, random, request);
}

function headOf({ status, headers = [] }: Head, type: string, length?: number, more: readonly string[] = []): string {
  const framing = length === undefined ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`;
  return [
    `HTTP/1.1 ${status} Hostile`,
    `Content-Type: ${type}`,
    framing,
    'Connection: close',
    ...headers,
    ...more,
    '',
    '',
  ].join('\r\n');
}

function whole(name: string, head: Head, body: Body, more: readonly string[] = []): Wire {
  const start = Buffer.from(headOf(head, body.type, body.bytes.length, more), 'latin1');
  return { name, chunks: [start, body.bytes], end: 'close' };
}

function drip(head: string, body: string): Wire {
  return {
    name: 'drop by drop',
    chunks: [head, ...Array.from(body, (letter) => `1\r\n${letter}\r\n`)],
    delayMs: LONG_MS,
    end: 'close',
  };
}

function packed(): { bytes: Buffer } {
  bomb ??= gzipSync(Buffer.alloc(50 * 1024 * 1024));
  return { bytes: bomb };
}
