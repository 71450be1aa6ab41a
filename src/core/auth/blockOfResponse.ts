import { isRecord } from '../platform/isRecord';
import type { HttpResponse } from '../platform/ports';
import { LOCK_MS } from './authErrors';

/** The service will answer no request before `until`, ms since 1970 by this machine's clock. */
export interface ServiceBlock {
  readonly reason: 'captcha' | 'locked';
  readonly until: number;
}

/** A response that asks for a CAPTCHA has a few fields. UTF-16 units. */
const MAX_BLOCK_LENGTH = 64 * 1024;

/**
 * The block that a response to any call announces; `undefined` for every other response. Source: contract, "429 in detail"
 * and "Penalty".
 * @param now ms since 1970, by this machine's clock
 */
export function blockOfResponse(
  { status, body }: Pick<HttpResponse, 'status' | 'body'>,
  now: number,
): ServiceBlock | undefined {
  const until = now + LOCK_MS;
  if (status === 429 || status === 423) return { reason: 'locked', until };
  return asksForCaptcha(body) ? { reason: 'captcha', until } : undefined;
}

function asksForCaptcha(body: string): boolean {
  // Most responses are long and mention none: they are not parsed here.
  if (body.length > MAX_BLOCK_LENGTH || !body.includes('"p-captcha"')) return false;
  try {
    const parsed = JSON.parse(body) as unknown;
    return isRecord(parsed) && parsed['p-captcha'] === true;
  } catch {
    return false;
  }
}
