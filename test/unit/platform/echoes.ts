import fc from 'fast-check';

/** Secrets as users have them, and as they are hard to find. */
export const secrets: readonly string[] = [
  'not-a-real-password',
  'klammer [eckig] (rund)',
  'zwei  leer   zeichen',
  '"quoted" and \'quoted\' <b>&amp;',
  'back\\slash\\u0041\\\\end',
  '100%41+plus&#65;/slash',
  'pässwörd-ñandú-日本語-🔑key',
  'lone-\ud83d-surrogate',
  'n\tr\nu0041x',
  'six-66',
  '12345678',
  '/+/+/=',
  'eyJhbGciOiJub25lIn0.fabricated_0123456789-abcdef',
];

const each = (text: string, encode: (character: string) => string): string => Array.from(text).map(encode).join('');
const units = (text: string, encode: (unit: string) => string): string => text.split('').map(encode).join('');
const code = (unit: string, digits: number): string => unit.charCodeAt(0).toString(16).padStart(digits, '0');
const bytes = (text: string): string => Buffer.from(text).toString('hex').replace(/../g, '%$&');
const names: Readonly<Record<string, string>> = {
  ...{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos', '[': 'lsqb', ']': 'rbrack', '\\': 'bsol' },
  ...{ '/': 'sol', '+': 'plus', '%': 'percnt', ä: 'auml', ö: 'ouml', ñ: 'ntilde', ú: 'uacute', '.': 'period' },
};
const json = (text: string): string => JSON.stringify(text).slice(1, -1);
const html = (text: string): string => each(text, (one) => (one in names ? `&${names[one]};` : one));
const url = (text: string): string => encodeURIComponent(Buffer.from(text).toString());
const base64 = (before: number) => (text: string) =>
  Buffer.from(`${'<'.repeat(before)}${text}&tail`).toString('base64');
const base64url = (before: number) => (text: string) =>
  Buffer.from(`${'<'.repeat(before)}${text}`).toString('base64url');

/** Name → how a service or proxy may write a secret that it was sent. */
export const encoders: Readonly<Record<string, (secret: string) => string>> = {
  plain: (secret) => secret,
  json,
  'json with \\/': (secret) => json(secret).replaceAll('/', '\\/'),
  'json as ASCII': (secret) => json(secret).replace(/[^ -~]/g, (unit) => `\\u${code(unit, 4)}`),
  'json, all escaped': (secret) => units(secret, (unit) => `\\u${code(unit, 4)}`),
  'json, upper case': (secret) => units(secret, (unit) => `\\u${code(unit, 4).toUpperCase()}`),
  'json twice': (secret) => json(json(secret)),
  'json three times': (secret) => json(json(json(secret))),
  'html, named': html,
  'html, decimal': (secret) => each(secret, (one) => `&#${one.codePointAt(0)};`),
  'html, zeros and no semicolon': (secret) => each(secret, (one) => `&#x000${one.codePointAt(0)?.toString(16)};`),
  'html, hex': (secret) => each(secret, (one) => `&#X${one.codePointAt(0)?.toString(16).toUpperCase()};`),
  percent: url,
  'percent, lower case': (secret) => url(secret).replace(/%../g, (one) => one.toLowerCase()),
  'percent, every byte': (secret) => bytes(secret),
  'percent twice': (secret) => encodeURIComponent(url(secret)),
  form: (secret) => url(secret).replaceAll('%20', '+'),
  'html in json': (secret) => json(html(secret)),
  'json in html': (secret) => html(json(secret)),
  'json in percent': (secret) => url(json(secret)),
  'with NULs': (secret) => units(secret, (unit) => `${unit}\0`),
  mixed: (secret) =>
    Array.from(secret)
      .map((one, index) => [one, url(one), json(one), `&#${one.codePointAt(0)};`][index % 4] ?? one)
      .join(''),
  ...Object.fromEntries(
    [0, 1, 2].flatMap((before) => [
      [`base64, ${before}`, base64(before)],
      [`base64url, ${before}`, base64url(before)],
      [`base64 in percent, ${before}`, (secret: string) => encodeURIComponent(base64(before)(secret))],
      [`base64 in json, ${before}`, (secret: string) => base64(before)(secret).replaceAll('/', '\\/')],
    ]),
  ),
};

/** A text with an echoed secret. */
export interface Echo {
  readonly secret: string;
  readonly encoder: string;
  readonly text: string;
}

/** What is around a secret may read as the half of an escape sequence. */
const around = fc.array(
  fc.constantFrom('\\', '%', '%4', '&', '&#', '&#x', '\\u00', '"', '"', ' ', 'x', '1', 'é', '\n', '=', ';', '['),
  { maxLength: 6 },
);

/** Every secret in every encoding, between whatever text. */
export const echoes: fc.Arbitrary<Echo> = fc
  .record({
    secret: fc.constantFrom(...secrets),
    encoder: fc.constantFrom(...Object.keys(encoders)),
    before: around,
    after: around,
    long: fc.nat({ max: 300 }),
  })
  .map(({ secret, encoder, before, after, long }) => {
    const encoded = encoders[encoder]?.(secret) ?? secret;
    return { secret, encoder, text: `${'.'.repeat(long)}${before.join('')}${encoded}${after.join('')}` };
  });

/** The form of a body that an echo comes in. */
export const bodies: Readonly<Record<string, (text: string) => string>> = {
  text: (text) => text,
  errorText: (text) => JSON.stringify({ errorText: text }),
  'in a list': (text) => JSON.stringify([{ id: 7, name: text }]),
  violations: (text) => JSON.stringify({ violations: [{ path: ['x'], description: text }] }),
  page: (text) => `<html><body>${text}</body></html>`,
  'broken JSON': (text) => `{"errorText": "${text}`,
};

/** Six characters of the secret that the text contains, as it is or once it is read as JSON, HTML or a URL. */
export function leakIn(text: string, secret: string): string | undefined {
  const readings = [
    text,
    readJson(text),
    text.replace(/\\(["\\/])/g, '$1'),
    readPercent(text),
    text.replaceAll('\0', ''),
  ];
  for (let index = 0; index + 6 <= secret.length; index++) {
    const part = secret.slice(index, index + 6);
    if (readings.some((reading) => reading.includes(part))) return part;
  }
  return undefined;
}

function readJson(text: string): string {
  return text.replace(/\\u([\da-f]{4})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}

function readPercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The same runs each time, unless a seed is given; a failure prints it. */
export const seeded = {
  seed: Number(process.env['TRADOVATE_SEED'] ?? 20261128),
  ...(process.env['TRADOVATE_PATH'] === undefined ? {} : { path: process.env['TRADOVATE_PATH'] }),
};
