import { mayBeExecuted } from '../../auth/httpStatus';
import { UserFacingError } from '../../platform/errors';
import type { Clock, Disposable } from '../../platform/ports';
import { t } from '../../platform/text';

/** Source: streams, "Errors inside frames". */
export const RESPONSE_TIMEOUT_MS = 30_000;

/** A response as it came. */
export interface RawResponse {
  readonly status: number;
  readonly data: unknown;
}

/** One of both is called, once. Not a promise: what follows in the same frame must find the response dealt with. */
export interface ResponseHandlers {
  readonly onResponse: (response: RawResponse) => void;
  /** No response came in time, or the connection ended: the outcome is unknown. */
  readonly onError: (error: UserFacingError) => void;
}

interface Pending extends ResponseHandlers {
  readonly endpoint: string;
  readonly timer: Disposable;
}

/** The requests of one connection that wait for their response. Ids count up and are never used again. */
export class PendingRequests {
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(private readonly clock: Clock) {}

  get count(): number {
    return this.#pending.size;
  }

  nextId(): number {
    return ++this.#lastId;
  }

  add(id: number, endpoint: string, handlers: ResponseHandlers, timeoutMs = RESPONSE_TIMEOUT_MS): void {
    const timer = this.clock.setTimer(timeoutMs, () => {
      this.#pending.delete(id);
      handlers.onError(timeoutError(endpoint, timeoutMs));
    });
    this.#pending.set(id, { endpoint, timer, ...handlers });
  }

  /** Whether a request waited for it. A late response belongs to none. */
  settle(id: number | undefined, response: RawResponse): boolean {
    const pending = id === undefined ? undefined : this.#pending.get(id);
    if (id === undefined || !pending) return false;
    this.#pending.delete(id);
    pending.timer.dispose();
    pending.onResponse(response);
    return true;
  }

  /** The connection is over. */
  rejectAll(): void {
    const all = [...this.#pending.values()];
    this.#pending.clear();
    for (const { endpoint, timer, onError } of all) {
      timer.dispose();
      onError(interruptedError(endpoint));
    }
  }
}

function timeoutError(endpoint: string, timeoutMs: number): UserFacingError {
  return new UserFacingError('network', [
    t("No response to '{0}' within {1} seconds.", endpoint, Math.round(timeoutMs / 1000)),
    mayBeExecuted,
  ]);
}

/** The connection ended, or has ended already. */
export function interruptedError(endpoint: string): UserFacingError {
  return new UserFacingError('network', [
    t("The connection ended before the response to '{0}'.", endpoint),
    mayBeExecuted,
  ]);
}
