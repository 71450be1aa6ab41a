import { elapsedSince, momentOf, type Moment } from '../../platform/elapsed';
import type { Clock } from '../../platform/ports';

interface Wait {
  readonly since: Moment;
  readonly ms: number;
}

/**
 * How long requests to one address of the service must still wait because of penalties, which are for an operation and not for
 * one request. Source: contract, "Penalty". They outlive a connection.
 */
export class PenaltyWaits {
  /** By endpoint in lower case: the service ignores it, and a user may type it in any. */
  readonly #waits = new Map<string, Wait>();

  constructor(private readonly clock: Pick<Clock, 'now' | 'monotonic'>) {}

  note(endpoint: string, ms: number): void {
    this.#waits.set(endpoint.toLowerCase(), { since: momentOf(this.clock), ms });
  }

  /** ms; 0: it may be sent. */
  remaining(endpoint: string): number {
    const wait = this.#waits.get(endpoint.toLowerCase());
    return wait ? Math.max(0, wait.ms - elapsedSince(this.clock, wait.since)) : 0;
  }
}
