import type { HttpResponse } from '../../platform/ports';

export interface ParsedResponse {
  readonly kind: 'json' | 'html' | 'text' | 'empty';
  /** Kind `json`: what it says. */
  readonly json?: unknown;
  /** Of the body, in UTF-8. */
  readonly bytes: number;
  /** What the status means, in its usual words; empty for a rare one. */
  readonly reason: string;
}

/** What an answer is, by its body: proxies send pages as JSON, and the service sends JSON as text. */
export function parseResponse({ status, body, truncated }: HttpResponse): ParsedResponse {
  const common = { bytes: utf8Length(body), reason: REASONS[status] ?? '' };
  if (body.trim() === '') return { kind: 'empty', ...common };
  if (/^\s{0,999}<[!?a-z]/i.test(body)) return { kind: 'html', ...common };
  if (truncated) return { kind: 'text', ...common };
  try {
    return { kind: 'json', json: JSON.parse(body) as unknown, ...common };
  } catch {
    return { kind: 'text', ...common };
  }
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  423: 'Locked',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // The two halves of a character beyond U+FFFF are four bytes together.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

const MASK = '••••••';
const TOKEN_FIELD =
  /"(?:accessToken|mdAccessToken|access_token|refresh_token|id_token|password|sec|p-ticket)"\s{0,99}:\s{0,99}"/g;

/**
 * A body without its secrets: those that are known, by value, and the strings of fields that hold one, by name. All else
 * stays as it came, so JSON stays JSON.
 */
export function maskSecrets(text: string, mask: (text: string) => string): string {
  const known = mask(text);
  const parts: string[] = [];
  let done = 0;
  TOKEN_FIELD.lastIndex = 0;
  while (TOKEN_FIELD.test(known)) {
    parts.push(known.slice(done, TOKEN_FIELD.lastIndex), MASK);
    done = stringEnd(known, TOKEN_FIELD.lastIndex);
    TOKEN_FIELD.lastIndex = done;
  }
  return done === 0 ? known : parts.join('') + known.slice(done);
}

/** Where the quote stands that ends a string. No regular expression: it would run out of stack within a long one. */
function stringEnd(text: string, from: number): number {
  let index = from;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return Math.min(index, text.length);
}
