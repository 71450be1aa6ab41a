import { spokenDuration } from '../../platform/durations';
import { elapsedSince, momentOf, type Moment } from '../../platform/elapsed';
import { UserFacingError } from '../../platform/errors';
import type { Clock, HttpRequest } from '../../platform/ports';
import { t } from '../../platform/text';
import type { Penalty } from '../response/penalty';

interface Pending extends Penalty {
  readonly since: Moment;
  /** Its ticket is for the same request only. */
  readonly request: string;
}

/** After the wait. An hour ends every limit, and what a ticket is for. */
const MAX_TICKET_AGE_MS = 60 * 60 * 1000;

/**
 * The penalties that requests have met. Nothing is sent automatically: an operation is refused during the wait, and the same
 * request, sent again after it, gets the ticket. Source: contract, "Penalty" and "Limits": they are for an address and an
 * operation, so one object serves all senders.
 */
export class Penalties {
  /** The last one of each operation, by its URL. */
  readonly #pending = new Map<string, Pending>();

  constructor(private readonly clock: Pick<Clock, 'now' | 'monotonic'>) {}

  /** @throws {UserFacingError} `penalty`: the service asked to wait before this operation is sent again */
  throwIfWaiting(baseUrl: string, path: string): void {
    const pending = this.#pending.get(baseUrl + path);
    const remaining = pending ? this.#remaining(pending) : 0;
    if (remaining > 0) throw waitError(path, remaining);
  }

  /** The request as it is sent: with the ticket, in its body or else its query, if it met the last penalty. */
  withTicket(request: HttpRequest, profileId: string): HttpRequest {
    const ticket = this.ticketOf(request, profileId);
    return ticket === undefined ? request : addTicket(request, ticket);
  }

  /** The ticket of the last penalty, if this request met it. */
  ticketOf(request: HttpRequest, profileId: string): string | undefined {
    const pending = this.#pending.get(operationUrl(request));
    if (pending?.request !== identityOf(request, profileId)) return undefined;
    return this.#remaining(pending) <= -MAX_TICKET_AGE_MS ? undefined : pending.ticket;
  }

  /** A response came. @param request without a ticket @param penalty that the response announces */
  settle(request: HttpRequest, profileId: string, penalty: Penalty | undefined): void {
    const url = operationUrl(request);
    const pending = this.#pending.get(url);
    if (penalty)
      this.#pending.set(url, { ...penalty, since: momentOf(this.clock), request: identityOf(request, profileId) });
    // During the wait it answers a request that was sent before.
    else if (pending && this.#remaining(pending) <= 0) this.#pending.delete(url);
  }

  /** ms of the wait; negative after it. */
  #remaining({ since, waitMs }: Pending): number {
    return waitMs - elapsedSince(this.clock, since);
  }
}

/** Nothing was sent, because the wait of a penalty isn't over. */
export function waitError(path: string, remainingMs: number): UserFacingError {
  return new UserFacingError(
    'penalty',
    t(
      "'{0}' was not sent because Tradovate's penalty isn't over. Wait {1}, then send it again.",
      path,
      spokenDuration(remainingMs),
    ),
  );
}

function operationUrl({ url }: HttpRequest): string {
  return url.split('?', 1)[0] ?? url;
}

/** All of it but the headers: the token may have been renewed. */
function identityOf({ method, url, body }: HttpRequest, profileId: string): string {
  return JSON.stringify([profileId, method, url, body]);
}

/** Source: contract, "Penalty", which names no place in a request without a body. */
function addTicket(request: HttpRequest, ticket: string): HttpRequest {
  const { url, body } = request;
  if (body !== undefined)
    return { ...request, body: JSON.stringify({ ...(JSON.parse(body) as object), 'p-ticket': ticket }) };
  return { ...request, url: `${url}${url.includes('?') ? '&' : '?'}p-ticket=${encodeURIComponent(ticket)}` };
}
