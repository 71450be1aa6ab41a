import type { HttpResponse } from '../../platform/ports';

export interface ParsedResponse {
  readonly kind: 'json' | 'html' | 'text' | 'empty';
  /** Kind `json`: the value. */
  readonly json?: unknown;
}

/** What a response is, judged by its body: proxies declare pages as JSON, and the service declares JSON as text. */
export function parseResponse({ body, truncated }: Pick<HttpResponse, 'body' | 'truncated'>): ParsedResponse {
  if (body.trim() === '') return { kind: 'empty' };
  if (/^\s{0,999}<[!?a-z]/i.test(body)) return { kind: 'html' };
  if (truncated) return { kind: 'text' };
  try {
    return { kind: 'json', json: JSON.parse(body) as unknown };
  } catch {
    return { kind: 'text' };
  }
}
