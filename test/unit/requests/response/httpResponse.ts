import type { HttpResponse } from '../../../../src/core/platform/ports';

/** A response as the HTTP port returns it. A body that is no string is written as JSON. */
export function httpResponse(body: unknown, status = 200, truncated = false): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: text, bytes: Buffer.byteLength(text), truncated };
}
