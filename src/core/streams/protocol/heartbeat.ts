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
  #sentAt: number;
  #receivedAt: number;
  /** When the clock was last looked at. */
  #checkedAt: number;
  #pingedAt: number | undefined;
  /** Since when something waits to be sent. */
  #stuckSince: number | undefined;
  #timer: Disposable | undefined;
  #stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly actions: HeartbeatActions,
  ) {
    this.#sentAt = this.#receivedAt = this.#checkedAt = clock.now();
    this.#schedule();
  }

  /** When the last heartbeat was sent, ms since 1970. */
  get sentAt(): number {
    return this.#sentAt;
  }

  /** A message or a pong arrived. */
  noteReceived(): void {
    const now = this.clock.now();
    this.#pingedAt = undefined;
    this.#receivedAt = now;
    if (now - this.#sentAt >= HEARTBEAT_MS || now < this.#sentAt) this.#check();
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.dispose();
  }

  #schedule(): void {
    this.#timer?.dispose();
    if (this.#stopped) return;
    const left = this.#sentAt + HEARTBEAT_MS - this.clock.now();
    this.#timer = this.clock.setTimer(Math.min(Math.max(left, 0), HEARTBEAT_MS), () => this.#check());
  }

  #check(): void {
    if (this.#stopped) return;
    const now = this.clock.now();
    const cause = this.#deathCause(now);
    this.#checkedAt = now;
    if (cause) {
      this.stop();
      this.actions.onDead(cause);
      return;
    }
    // After the clock was set back the times of before say nothing.
    if (now < this.#sentAt) this.#receivedAt = Math.min(this.#receivedAt, now);
    if (now - this.#sentAt >= HEARTBEAT_MS || now < this.#sentAt) {
      this.actions.send();
      this.#sentAt = now;
    }
    if (this.actions.ping && this.#pingedAt === undefined && now - this.#receivedAt >= PING_AFTER_MS) {
      this.#pingedAt = now;
      this.actions.ping();
    }
    this.#schedule();
  }

  #deathCause(now: number): 'silence' | 'sleep' | 'stuck' | undefined {
    if (now - this.#checkedAt >= SLEEP_MS) return 'sleep';
    if (this.actions.buffered() === 0) this.#stuckSince = undefined;
    else this.#stuckSince ??= now;
    if (this.#stuckSince !== undefined && now - this.#stuckSince >= STUCK_MS) return 'stuck';
    if (this.#pingedAt !== undefined && now - this.#pingedAt >= PONG_WITHIN_MS) return 'silence';
    return now - this.#receivedAt >= SILENCE_MS ? 'silence' : undefined;
  }
}
