import { isEmptyJson } from '../platform/isEmptyJson';
import { isRecord } from '../platform/isRecord';
import type { HttpResponse } from '../platform/ports';

/** What the response to a probe says. */
export type ProbeResult =
  | { readonly kind: 'granted' | 'denied' | 'token-expired' }
  /** Nothing there, or nothing that the key may see. */
  | { readonly kind: 'empty' }
  /** Neither granted nor denied. */
  | { readonly kind: 'unclear'; readonly status: number };

/** A penalty: nothing should be sent for now. */
export interface ProbeStop {
  readonly kind: 'stop';
}

/** The responses of a refusal are short; a longer one is a list. UTF-16 units. */
const MAX_REFUSAL_LENGTH = 4096;
const EXPIRED = /expired access token/i;
const DENIED = /access (?:is )?denied/i;

/**
 * Reads the response to a probe. A block has been looked for before. Source: contract, "How to read the status of an ordinary
 * call" and "Refusals with HTTP 200, on any call": of an empty body, too.
 */
export function readProbeResponse({ status, body }: Pick<HttpResponse, 'status' | 'body'>): ProbeResult | ProbeStop {
  const isShort = body.length <= MAX_REFUSAL_LENGTH;
  if (isShort && EXPIRED.test(body)) return { kind: 'token-expired' };
  if (status === 401 || status === 403) return { kind: 'denied' };
  if (status < 200 || status > 299) return { kind: 'unclear', status };
  const parsed = parseJson(body);
  if (isEmptyJson(parsed)) return { kind: 'empty' };
  // A list may be cut off, because only its beginning is read.
  if (Array.isArray(parsed) || /^\s*\[/.test(body)) return { kind: 'granted' };
  if (!isRecord(parsed)) return { kind: 'unclear', status };
  if (parsed['p-ticket'] !== undefined) return { kind: 'stop' };
  const { errorText } = parsed;
  if (typeof errorText !== 'string' || errorText === '') return { kind: 'granted' };
  return DENIED.test(errorText) ? { kind: 'denied' } : { kind: 'unclear', status };
}

function parseJson(body: string): unknown {
  if (body.length > MAX_REFUSAL_LENGTH) return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
