import { onAbort } from '../core/platform/abort';
import { canceledError, UserFacingError } from '../core/platform/errors';
import type { Http, HttpResponse, HttpOptions, HttpRequest } from '../core/platform/ports';
import { networkFailure } from './networkFailure';
import { t } from '../core/platform/text';

/**
 * HTTP through `globalThis.fetch`, which both extension hosts have and which follows the user's proxy and certificate
 * settings. No redirect is followed, because a bearer would be dropped or sent on unseen.
 */
export const fetchHttp: Http = {
  async send(request: HttpRequest, options: HttpOptions): Promise<HttpResponse> {
    const controller = new AbortController();
    let reason: UserFacingError | undefined;
    const abort = (error: UserFacingError) => {
      reason ??= error;
      controller.abort();
    };
    if (options.signal?.aborted) throw canceledError();
    // Reading a body doesn't always end when its request is aborted.
    const aborted = new Promise<never>((_, reject) => {
      controller.signal.addEventListener('abort', () => reject(canceledError()), { once: true });
    });
    aborted.catch(() => undefined);
    const listener = options.signal && onAbort(options.signal, () => abort(canceledError()));
    const seconds = Math.round(options.timeoutMs / 1000);
    const timer = setTimeout(
      () =>
        abort(
          new UserFacingError(
            'network',
            t(
              "Request timed out after {0} s. Check your connection or increase 'tradovate.request.timeoutSeconds'.",
              seconds,
            ),
            { retryHelps: true },
          ),
        ),
      options.timeoutMs,
    );
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers,
        ...(request.body === undefined ? {} : { body: request.body }),
        redirect: 'manual',
        cache: 'no-store',
        credentials: 'omit',
        signal: controller.signal,
      });
      const { text, bytes, truncated } = await Promise.race([readBody(response, options.maxBytes), aborted]);
      // A browser hides where a redirect leads: status 0 without headers.
      const status = response.type === 'opaqueredirect' ? 307 : response.status;
      return { status, headers: Object.fromEntries(response.headers), body: text, bytes, truncated };
    } catch (error) {
      throw reason ?? networkFailure(error, request.url);
    } finally {
      clearTimeout(timer);
      listener?.dispose();
    }
  },
};

/** At most `maxBytes`: the rest is not waited for, and the connection is closed. */
async function readBody(
  response: Response,
  maxBytes: number,
): Promise<{ text: string; bytes: number; truncated: boolean }> {
  if (!response.body) return { text: '', bytes: 0, truncated: false };
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), bytes, truncated: false };
    const room = maxBytes - bytes;
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      // Not awaited: for a packed body Node's may never settle.
      reader.cancel().catch(() => undefined);
      return { text: text + decoder.decode(value.subarray(0, room)), bytes: maxBytes, truncated: true };
    }
    text += decoder.decode(value, { stream: true });
  }
}
