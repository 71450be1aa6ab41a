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

interface Pending {
  readonly endpoint: string;
  readonly timer: Disposable;
  readonly resolve: (response: RawResponse) => void;
  readonly reject: (error: UserFacingError) => void;
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

  /** Rejects with a `UserFacingError` where no response came in time or the connection ended: the outcome is unknown. */
  waitFor(id: number, endpoint: string, timeoutMs = RESPONSE_TIMEOUT_MS): Promise<RawResponse> {
    return new Promise((resolve, reject) => {
      const timer = this.clock.setTimer(timeoutMs, () => {
        this.#pending.delete(id);
        reject(timeoutError(endpoint, timeoutMs));
      });
      this.#pending.set(id, { endpoint, timer, resolve, reject });
    });
  }

  /** Whether a request waited for it. A late response belongs to none. */
  settle(id: number | undefined, response: RawResponse): boolean {
    const pending = id === undefined ? undefined : this.#pending.get(id);
    if (id === undefined || !pending) return false;
    this.#pending.delete(id);
    pending.timer.dispose();
    pending.resolve(response);
    return true;
  }

  /** The connection is over. */
  rejectAll(): void {
    for (const { endpoint, timer, reject } of this.#pending.values()) {
      timer.dispose();
      reject(interruptedError(endpoint));
    }
    this.#pending.clear();
  }
}

function timeoutError(endpoint: string, timeoutMs: number): UserFacingError {
  return new UserFacingError('network', [
    t("No response to '{0}' within {1} seconds.", endpoint, Math.round(timeoutMs / 1000)),
    doubt(),
  ]);
}

function interruptedError(endpoint: string): UserFacingError {
  return new UserFacingError('network', [t("The connection ended before the response to '{0}'.", endpoint), doubt()]);
}

function doubt() {
  return t('It may have been executed anyway. Check before sending it again.');
}
