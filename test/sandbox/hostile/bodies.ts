import { HOSTILE } from '../faults/refusals';
import type { Random } from './random';
import type { RawRequest } from './rawRequest';

/** A body of bad will or bad luck, and the content type that it claims. */
export interface Body {
  readonly name: string;
  readonly bytes: Buffer;
  readonly type: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const MB = 1024 * 1024;

/** Made once: 50 MB are not written anew for each call. */
export const hugeBody: Body = { name: '50 MB', bytes: Buffer.alloc(50 * MB, 'x'), type: JSON_TYPE };
const large = Buffer.from(JSON.stringify(Array.from({ length: 60_000 }, (_, id) => ({ id, name: `account ${id}` }))));

const json = (name: string, value: unknown): Body => text(name, JSON.stringify(value));
const text = (name: string, content: string, type = JSON_TYPE): Body => ({ name, bytes: Buffer.from(content), type });

type Maker = (random: Random, request: RawRequest) => Body;

const makers: readonly (readonly [weight: number, make: Maker])[] = [
  [6, echoed],
  [2, () => json('errorText of markup', { errorText: HOSTILE })],
  [2, (_, { raw }) => json('errorText that echoes', { errorText: `You sent: ${raw}` })],
  [1, () => json('violations', { violations: [{ constraint: HOSTILE, description: HOSTILE, value: {} }] })],
  [1, () => json('failureText', { failureReason: HOSTILE, failureText: ['x', { a: 1 }] })],
  [2, () => text('brackets, 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000))],
  [1, () => text('objects, 20,000 deep', '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000))],
  [
    2,
    () => ({ name: 'invalid UTF-8', bytes: Buffer.from('7b2261223a22c328a0a1e28ff09f22207d', 'hex'), type: JSON_TYPE }),
  ],
  [
    1,
    () => ({
      name: 'random bytes',
      bytes: Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 167) % 256)),
      type: JSON_TYPE,
    }),
  ],
  [1, () => ({ name: 'UTF-16', bytes: Buffer.from('\ufeff[{"id":1}]', 'utf16le'), type: JSON_TYPE })],
  [2, () => text('half JSON', '[{"id":1,"name":"Mes')],
  [1, () => text('nothing', '')],
  [1, () => text('a page', `<!DOCTYPE html><script>alert(1)</script>${HOSTILE}`, 'text/html')],
  [1, () => text('odd JSON', '[1e999,-0,"\\ud800",{"__proto__":{"x":1},"constructor":null,"a":1,"a":2},null]')],
  [1, () => text('a text', 'null', 'text/plain')],
  [1, () => text('a type with a line of its own', '[]', 'application/json;\r\n charset=x')],
  [0.2, () => ({ name: '3 MB of rows', bytes: large, type: JSON_TYPE })],
  [0.06, () => hugeBody],
  [4, () => json('accounts', [{ id: 7, name: 'DEMO7', userId: 1, accountType: 'Customer', active: true }])],
];

export function hostileBody(random: Random, request: RawRequest): Body {
  return random.weighted(makers)(random, request);
}

/** What was sent, as a proxy's page or a debugging service would return it. */
function echoed(random: Random, { raw, headers, body }: RawRequest): Body {
  const bytes = Buffer.from(raw);
  return random.one<() => Body>([
    () => json('an echo', { headers, body }),
    () => text('an echo as text', raw, 'text/plain'),
    () => text('an echo in base64', JSON.stringify({ data: bytes.toString('base64') })),
    () => text('an echo in percent signs', JSON.stringify({ data: encodeURIComponent(raw) })),
    () =>
      text(
        'an echo in JSON escapes',
        `{"data":"${everyUnit(raw, (code) => `\\u${code.toString(16).padStart(4, '0')}`)}"}`,
      ),
    () =>
      text(
        'an echo in HTML',
        everyUnit(raw, (code) => `&#${code};`),
        'text/html',
      ),
    () => text('half an echo', raw.slice(0, Math.floor(raw.length * random.next())), 'text/plain'),
  ])();
}

function everyUnit(value: string, write: (code: number) => string): string {
  return value.replace(/[^]/g, (unit) => write(unit.charCodeAt(0)));
}
