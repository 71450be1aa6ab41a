import { catalog } from './operations/catalog';
import { reply, type Reply } from './reply';
import type { Received } from './request';
import type { State } from './state';

interface Limit {
  readonly most: number;
  /** What is counted: each call, or only those that failed. */
  readonly counts: 'failures' | 'calls';
  /** Whether 15 s have to lie between two tries. */
  readonly spaced: boolean;
}

/** Contract, "Limits": per address, rolling hour. All callers here have one address and are one user. */
const LIMITS: Readonly<Record<string, Limit>> = {
  accessTokenRequest: { most: 5, counts: 'failures', spaced: true },
  renewAccessToken: { most: 15, counts: 'calls', spaced: true },
  // Nothing says how its failures are counted: as those of a sign-in.
  oAuthToken: { most: 5, counts: 'failures', spaced: false },
  me: { most: 10, counts: 'failures', spaced: false },
};
const ANYTHING = 5000;
/** Where the catalog names no back-off. */
const PENALTY_S = 15;

interface PublishedLimit extends Limit {
  readonly backOffSeconds: number;
}

/** Of any other operation, as the catalog words it: `300/h, all requests, 3 s back-off`. Beyond it a penalty. */
function publishedLimit(operation: string): PublishedLimit | undefined {
  const written = catalog.byId.get(operation)?.rateLimit ?? '';
  const [, most, failures] = /^(\d+)( failures)?\/h(?! for each)/.exec(written) ?? [];
  if (most === undefined) return undefined;
  const [, seconds = PENALTY_S] = /(\d+) s back-off/.exec(written) ?? [];
  const counts = failures === undefined ? 'calls' : 'failures';
  return { most: Number(most), counts, spaced: false, backOffSeconds: Number(seconds) };
}

/**
 * The contract says how many, not what the last one meets: here the one that fills the measure is answered with the
 * warning 423, whatever comes after it with 429 and a lock, and one that comes too soon with a penalty for the rest of
 * the 15 s.
 */
export class Limits {
  readonly #calls = new Map<string, number[]>();
  readonly #lastTry = new Map<string, number>();
  #lastMinute: number[] = [];

  constructor(private readonly state: State) {}

  /** Counts a request: of a user's there may be so many in a rolling minute, whatever they are. All callers here are one user. */
  inMinute(): Reply | undefined {
    const { minuteMs, perMinute } = this.state;
    if (perMinute === undefined) return undefined;
    const now = this.state.now();
    this.#lastMinute = [...this.#lastMinute.filter((time) => time > now - minuteMs), now];
    return this.#lastMinute.length > perMinute ? this.#lock('*') : undefined;
  }

  before(request: Received, operation: string): Reply | undefined {
    const limit = LIMITS[operation];
    if (this.#count('anything') >= ANYTHING) return this.#lock('*');
    if (!limit) return this.#penalty(request, operation);
    if (this.#count(operation) >= limit.most) return this.#lock(request.route ?? '*');
    // A penalty has its own time, and the call that it asked for is no further try.
    if (!limit.spaced || this.state.penalties.isPending(request)) return undefined;
    const next = (this.#lastTry.get(operation) ?? -Infinity) + this.state.betweenMs;
    const now = this.state.now();
    if (now >= next) {
      this.#lastTry.set(operation, now);
      return undefined;
    }
    this.state.stats.duringPenalty++;
    return this.state.penalties.impose(request, Math.ceil((next - now) / 1000), false);
  }

  /** What becomes of the answer once it counts. */
  after(operation: string, answer: Reply, failed: boolean): Reply {
    this.#add('anything');
    const limit = LIMITS[operation] ?? publishedLimit(operation);
    if (!limit || (limit.counts === 'failures' && !failed)) return answer;
    this.#add(operation);
    const warns = operation === 'accessTokenRequest' || operation === 'oAuthToken';
    return failed && warns && this.#count(operation) >= limit.most ? reply(423) : answer;
  }

  /** Contract, "Limits": the tier of an endpoint. A ticket that is due lets the request through. */
  #penalty(request: Received, operation: string): Reply | undefined {
    const limit = publishedLimit(operation);
    if (!limit || this.#count(operation) < limit.most || this.state.penalties.isPending(request)) return undefined;
    return this.state.penalties.impose(request, limit.backOffSeconds, false);
  }

  #lock(on: string): Reply {
    this.state.locks.lock(on, this.state.hourMs);
    return reply(429);
  }

  #add(what: string): void {
    this.#calls.set(what, [...this.#recent(what), this.state.now()]);
  }

  #count(what: string): number {
    return this.#recent(what).length;
  }

  #recent(what: string): number[] {
    return (this.#calls.get(what) ?? []).filter((time) => time > this.state.now() - this.state.hourMs);
  }
}
