import { maskBody } from './maskBody';
import type { HttpResponse } from './ports';
import { MIN_PART, runToEnd, type Redactor } from './redactor';

/**
 * A response without secrets. Everything that is read out of a response is read out of this, so that nothing is cut or cleaned
 * before it is masked; only a new token and a ticket are read before.
 */
export function maskResponse(response: HttpResponse, redactor: Redactor): HttpResponse {
  return withBody(response, runToEnd(maskBody(response.body, redactor, response.truncated)), redactor);
}

/** As `maskResponse`, for a body of many megabytes. @param pause lets other work run; called every few milliseconds */
export async function maskLongResponse(
  response: HttpResponse,
  redactor: Redactor,
  pause: () => Promise<void>,
): Promise<HttpResponse> {
  const steps = maskBody(response.body, redactor, response.truncated);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return withBody(response, value, redactor);
    await pause();
  }
}

function withBody(response: HttpResponse, body: string, redactor: Redactor): HttpResponse {
  const mask = (text: string) => redactor.mask(text, MIN_PART);
  const headers = Object.entries(response.headers).map(([name, value]) => [mask(name), mask(value)]);
  return { ...response, headers: Object.fromEntries(headers) as Record<string, string>, body };
}
