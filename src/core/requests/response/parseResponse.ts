import type { HttpResponse } from '../../platform/ports';

/** Parsing a longer body would block everything else for too long. UTF-16 units. */
const MAX_PARSED_LENGTH = 2 * 1024 * 1024;

export interface ParsedResponse {
  readonly kind: 'json' | 'html' | 'text' | 'empty';
  /** Kind `json`: the value. Absent if the body is too long to be parsed. */
  readonly json?: unknown;
}

/** What a response is, judged by its body: proxies declare pages as JSON, and the service declares JSON as text. */
export function parseResponse({ body, truncated }: Pick<HttpResponse, 'body' | 'truncated'>): ParsedResponse {
  if (!/\S/.test(body)) return { kind: 'empty' };
  if (/^\s{0,999}<[!?a-z]/i.test(body)) return { kind: 'html' };
  if (truncated) return { kind: 'text' };
  if (body.length > MAX_PARSED_LENGTH) return { kind: /^\s{0,999}[{[]/.test(body) ? 'json' : 'text' };
  try {
    return { kind: 'json', json: JSON.parse(body) as unknown };
  } catch {
    return { kind: 'text' };
  }
}
