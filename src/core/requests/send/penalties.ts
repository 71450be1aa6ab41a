import { spokenDuration } from '../../platform/durations';
import { elapsedSince, momentOf, type Moment } from '../../platform/elapsed';
import { UserFacingError } from '../../platform/errors';
import type { Clock, HttpRequest } from '../../platform/ports';
import { t } from '../../platform/text';
import type { Penalty } from '../response/penalty';

/** What a request belongs to. */
export interface RequestOrigin {
  /** Base URL of the environment. The account's own hosts, also of sockets, share its limits. */
  readonly environment: string;
  /** Of the operation. */
  readonly path: string;
  readonly profileId: string;
}

interface Pending extends Penalty {
  readonly since: Moment;
  /** Its ticket is for the same request only. */
  readonly request: string;
}

/** The last penalty of each operation, by environment and path. */
export type PendingPenalties = Map<string, Pending>;

/** After the wait. An hour ends every limit, and what a ticket is for. */
const MAX_TICKET_AGE_MS = 60 * 60 * 1000;

/**
 * The penalties that requests have met. Nothing is sent automatically: an operation is refused during the wait, and the same
 * request, sent again after it, gets the ticket. Source: contract, "Penalty" and "Limits": they are for an address and an
 * operation, so one map serves all senders, over HTTP and sockets.
 */
export class Penalties {
  constructor(
    private readonly clock: Pick<Clock, 'now' | 'monotonic'>,
    private readonly pending: PendingPenalties = new Map(),
  ) {}

  /** @throws {UserFacingError} `penalty`: the service asked to wait before this operation is sent again */
  throwIfWaiting(origin: Omit<RequestOrigin, 'profileId'>): void {
    const pending = this.pending.get(keyOf(origin));
    const remaining = pending ? this.#remaining(pending) : 0;
    if (remaining > 0) throw waitError(origin.path, remaining);
  }

  /** The request as it is sent: with the ticket, in its body or else its query, if it met the last penalty. */
  withTicket(request: HttpRequest, origin: RequestOrigin): HttpRequest {
    const ticket = this.ticketOf(request, origin);
    return ticket === undefined ? request : addTicket(request, ticket);
  }

  /** The ticket of the last penalty, if this request met it. */
  ticketOf(request: HttpRequest, origin: RequestOrigin): string | undefined {
    const pending = this.pending.get(keyOf(origin));
    if (pending?.request !== identityOf(request, origin)) return undefined;
    return this.#remaining(pending) <= -MAX_TICKET_AGE_MS ? undefined : pending.ticket;
  }

  /** A response came. @param request without a ticket @param penalty that the response announces */
  settle(request: HttpRequest, origin: RequestOrigin, penalty: Penalty | undefined): void {
    const key = keyOf(origin);
    const pending = this.pending.get(key);
    if (penalty)
      this.pending.set(key, { ...penalty, since: momentOf(this.clock), request: identityOf(request, origin) });
    // During the wait it answers a request that was sent before.
    else if (pending && this.#remaining(pending) <= 0) this.pending.delete(key);
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

function keyOf({ environment, path }: Omit<RequestOrigin, 'profileId'>): string {
  return environment + path;
}

/** All of it but the headers: the token may have been renewed. */
function identityOf({ method, url, body }: HttpRequest, { profileId }: RequestOrigin): string {
  return JSON.stringify([profileId, method, url, body]);
}

/** Source: contract, "Penalty", which names no place in a request without a body. */
function addTicket(request: HttpRequest, ticket: string): HttpRequest {
  const { url, body } = request;
  if (body !== undefined)
    return { ...request, body: JSON.stringify({ ...(JSON.parse(body) as object), 'p-ticket': ticket }) };
  return { ...request, url: `${url}${url.includes('?') ? '&' : '?'}p-ticket=${encodeURIComponent(ticket)}` };
}
