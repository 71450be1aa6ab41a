import type { Clock, Disposable, Network } from '../platform/ports';
import { pauseAfterFailure, withJitter } from './renewalBackoff';
import type { SessionManager } from './sessionManager';
import type { SessionSettings } from './sessionPorts';
import { isRefreshable, type SessionState } from './sessionState';

/** The clock is checked this often, because a timer stands still while the machine sleeps. */
const HEARTBEAT_MS = 30_000;
/** Not during activation, so that it doesn't slow down the start and doesn't touch the keyring. */
const FIRST_CHECK_MS = 2000;
const MIN_CHECK_INTERVAL_MS = 100;

/** Renews in time: decides by the current time at each check, never by one long timer. */
export class RenewalScheduler {
  #timer: Disposable | undefined;
  /** When the timer rings, ms of the monotonic clock. */
  #timerAt = Infinity;
  #failures = 0;
  /** After a failure the next attempt isn't made before; ms since 1970, service time. */
  #notBefore = 0;
  /** During the pause after a failure: the return of the network ends it. */
  #networkListener: Disposable | undefined;
  readonly #sessionListener: Disposable;

  constructor(
    private readonly sessionManager: SessionManager,
    private readonly clock: Clock,
    private readonly settings: () => SessionSettings,
    private readonly random: () => number,
    private readonly network: Network,
  ) {
    this.#sessionListener = sessionManager.onDidChange(() => this.#plan());
    this.#arm(FIRST_CHECK_MS);
    this.#plan();
  }

  /** Call when time may have passed unnoticed or a setting changed, e.g. when the window is focused again. @param isUrgent the network is back */
  check(isUrgent = false): void {
    this.sessionManager.tick();
    // The next check is one heartbeat away at the latest; `#plan` may bring it forward.
    this.#arm(HEARTBEAT_MS);
    this.#plan();
    const { renewalAt, activeCall } = this.sessionManager.state;
    if (renewalAt !== undefined && renewalAt <= this.sessionManager.now() && activeCall === undefined)
      void this.#renew(isUrgent);
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#sessionListener.dispose();
    this.#networkListener?.dispose();
  }

  async #renew(isUrgent: boolean): Promise<void> {
    if (await this.sessionManager.renewAutomatically(isUrgent)) {
      this.#failures = 0;
      this.#notBefore = 0;
    } else {
      const { session } = this.sessionManager.state;
      const now = this.sessionManager.now();
      const remaining = session.kind === 'alive' ? session.expiresAt - now : Infinity;
      this.#notBefore = now + withJitter(pauseAfterFailure(++this.#failures, remaining), this.random());
      this.#networkListener ??= this.network.onReturn(() => {
        this.#notBefore = 0;
        this.check(true);
      });
    }
    this.#plan();
  }

  #plan(): void {
    const renewalAt = this.#due(this.sessionManager.state);
    this.sessionManager.setRenewalTime(renewalAt);
    if (!this.#isPaused(renewalAt)) {
      this.#networkListener?.dispose();
      this.#networkListener = undefined;
    }
    const { session, activeCall } = this.sessionManager.state;
    // A running call reschedules when it settles; otherwise wake up at expiry.
    const expiresAt = session.kind === 'alive' ? session.expiresAt : undefined;
    const nextAt = (activeCall === undefined ? renewalAt : undefined) ?? expiresAt;
    if (nextAt !== undefined) this.#arm(Math.max(0, nextAt - this.sessionManager.now()), true);
  }

  /** When the next renewal is due; undefined if none will prevent the expiration. */
  #due({ session, block }: SessionState): number | undefined {
    if (!this.settings().automatic) return undefined;
    // After sleep: an expired token that can be refreshed.
    if (isRefreshable(session, this.sessionManager.now()))
      return Math.max(session.expiresAt, this.#notBefore, block?.until ?? 0);
    if (session.kind !== 'alive') return undefined;
    const due = Math.max(
      session.expiresAt - this.sessionManager.renewalLeadOf(session),
      this.#notBefore,
      block?.until ?? 0,
    );
    return due < session.expiresAt ? due : undefined;
  }

  /** Whether a renewal waits for the end of a pause. Another window, or the user, may have renewed or signed in since. */
  #isPaused(renewalAt: number | undefined): boolean {
    const { session } = this.sessionManager.state;
    if (renewalAt !== undefined) return renewalAt <= this.#notBefore;
    // A pause that outlasts the token: the network may return before.
    return session.kind === 'alive' && this.#notBefore >= session.expiresAt;
  }

  /** @param onlySooner keeps a timer that rings earlier */
  #arm(ms: number, onlySooner = false): void {
    const wait = Math.min(Math.max(ms, MIN_CHECK_INTERVAL_MS), HEARTBEAT_MS);
    const at = this.clock.monotonic() + wait;
    if (onlySooner && at >= this.#timerAt) return;
    this.#timer?.dispose();
    this.#timerAt = at;
    this.#timer = this.clock.setTimer(wait, () => {
      this.#timerAt = Infinity;
      this.check();
    });
  }
}
