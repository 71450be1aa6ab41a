import { elapsedSince, momentOf, type Moment } from '../../platform/elapsed';
import type { Clock, Disposable } from '../../platform/ports';

/** All times in ms. Source: streams, "Heartbeat and liveness". */
export const HEARTBEAT_MS = 2500;
/** The service ends a connection without client heartbeats after 30 to 60 s, so after such a gap it is gone. */
const SLEEP_MS = 30_000;
/** A heartbeat that can't be written for this long. */
const STUCK_MS = 10_000;
/** The service's own heartbeat comes every 25 s at the latest, by the longer of two figures. */
const SILENCE_MS = 60_000;
/** Where the socket can ping, much sooner. */
const PING_AFTER_MS = 10_000;
const PONG_WITHIN_MS = 10_000;

export interface HeartbeatActions {
  send(): void;
  /** Absent where the platform has no ping. */
  ping?(): void;
  /** What waits to be sent. */
  buffered(): number;
  /** Called once. */
  onDead(cause: 'silence' | 'sleep' | 'stuck'): void;
}

/**
 * Keeps one connection alive and notices when it is dead. By the time that has passed, not by counting timers: they are
 * late in a busy process and stand still while the machine sleeps, so each incoming message looks at the clock, too.
 */
export class Heartbeat {
  #sentAt: Moment;
  #receivedAt: Moment;
  /** When the clock was last looked at. */
  #checkedAt: Moment;
  #pingedAt: Moment | undefined;
  /** Since when something waits to be sent. */
  #stuckSince: Moment | undefined;
  #timer: Disposable | undefined;
  #stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly actions: HeartbeatActions,
  ) {
    this.#sentAt = this.#receivedAt = this.#checkedAt = momentOf(clock);
    this.#schedule();
  }

  /** When the last heartbeat was sent, ms since 1970. */
  get sentAt(): number {
    return this.#sentAt.now;
  }

  /** A message or a pong arrived. */
  noteReceived(): void {
    this.#pingedAt = undefined;
    this.#receivedAt = momentOf(this.clock);
    if (this.#hasPassed(HEARTBEAT_MS, this.#sentAt)) this.#check();
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.dispose();
  }

  #schedule(): void {
    this.#timer?.dispose();
    if (this.#stopped) return;
    const left = HEARTBEAT_MS - elapsedSince(this.clock, this.#sentAt);
    this.#timer = this.clock.setTimer(Math.min(Math.max(left, 0), HEARTBEAT_MS), () => this.#check());
  }

  #check(): void {
    if (this.#stopped) return;
    const now = momentOf(this.clock);
    const cause = this.#deathCause(now);
    this.#checkedAt = now;
    if (cause) {
      this.stop();
      this.actions.onDead(cause);
      return;
    }
    if (this.#hasPassed(HEARTBEAT_MS, this.#sentAt)) {
      this.actions.send();
      this.#sentAt = now;
    }
    if (this.actions.ping && this.#pingedAt === undefined && this.#hasPassed(PING_AFTER_MS, this.#receivedAt)) {
      this.#pingedAt = now;
      this.actions.ping();
    }
    this.#schedule();
  }

  #deathCause(now: Moment): 'silence' | 'sleep' | 'stuck' | undefined {
    if (this.#hasPassed(SLEEP_MS, this.#checkedAt)) return 'sleep';
    if (this.actions.buffered() === 0) this.#stuckSince = undefined;
    else this.#stuckSince ??= now;
    if (this.#stuckSince && this.#hasPassed(STUCK_MS, this.#stuckSince)) return 'stuck';
    if (this.#pingedAt && this.#hasPassed(PONG_WITHIN_MS, this.#pingedAt)) return 'silence';
    return this.#hasPassed(SILENCE_MS, this.#receivedAt) ? 'silence' : undefined;
  }

  /** Whether `ms` have passed since then. */
  #hasPassed(ms: number, since: Moment): boolean {
    return elapsedSince(this.clock, since) >= ms;
  }
}
