import { blockOfResponse, type ServiceBlock } from '../auth/blockOfResponse';
import { toUserFacingError, type UserFacingError } from '../platform/errors';
import type { Clock, Http, HttpResponse } from '../platform/ports';

/** What one request without a token to the service showed. */
export type NetworkFact =
  | { readonly kind: 'running' | 'no-environment' | 'blocked' | 'canceled' }
  | { readonly kind: 'failed'; readonly error: UserFacingError }
  /** `ms`: until the response was received. `offsetMs`: how much the service's clock is ahead of this machine's. */
  | { readonly kind: 'responded'; readonly status: number; readonly ms: number; readonly offsetMs?: number };

/** The body isn't used. */
const MAX_RESPONSE_BYTES = 64 * 1024;

/**
 * Sends one request without a token to the base URL. Any response proves that the network works; its `Date` header says the
 * service's time. Never rejects.
 * @param onBlock called if the response announces a block
 */
export async function testNetwork(
  { http, clock }: { readonly http: Http; readonly clock: Clock },
  baseUrl: string,
  options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  onBlock: (block: ServiceBlock) => Promise<void>,
): Promise<NetworkFact> {
  const sentAt = clock.monotonic();
  try {
    const request = { method: 'GET', url: baseUrl, headers: { Accept: 'application/json' } } as const;
    const response = await http.send(request, { ...options, maxBytes: MAX_RESPONSE_BYTES });
    const now = clock.now();
    const block = blockOfResponse(response, now);
    if (block) {
      await onBlock(block);
      return { kind: 'blocked' };
    }
    const ms = Math.round(clock.monotonic() - sentAt);
    const offsetMs = offsetOf(response, now - ms, now);
    const { status } = response;
    return { kind: 'responded', status, ms, ...(offsetMs === undefined ? {} : { offsetMs }) };
  } catch (cause) {
    const error = toUserFacingError(cause);
    return error.kind === 'canceled' ? { kind: 'canceled' } : { kind: 'failed', error };
  }
}

/** The response was made about half-way, and its header has whole seconds: the middle of the second is the best guess. */
function offsetOf({ headers }: HttpResponse, sentAt: number, now: number): number | undefined {
  const date = Date.parse(headers['date'] ?? '');
  return Number.isNaN(date) ? undefined : Math.round(date + 500 - (sentAt + now) / 2);
}
