import type { Clock, Disposable, Network } from '../platform/ports';
import type { SessionManager, SessionSettings } from './sessionManager';
import type { SessionState } from './sessionState';

/** The clock is looked at this often, because a timer stands still while the machine sleeps. */
const HEARTBEAT_MS = 30_000;
/** Not at the moment of activation: the editor has better things to do, and the keyring is not asked then. */
const FIRST_LOOK_MS = 2000;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 2 * 60_000;

/** Renews in time, by the clock: absolute time decides at each look, never a long timer. Lives as long as the window. */
export class RenewalScheduler {
  #timer: Disposable | undefined;
  #faults = 0;
  /** After a fault nothing is tried before; ms since 1970, service time. */
  #notBefore = 0;
  /** While a fault lasts: when the network is back, nobody waits for the pause to end. */
  #watch: Disposable | undefined;
  readonly #listener: Disposable;

  constructor(
    private readonly sessionManager: SessionManager,
    private readonly clock: Clock,
    private readonly settings: () => SessionSettings,
    private readonly random: () => number,
    private readonly network: Network,
  ) {
    this.#listener = sessionManager.onDidChange(() => this.#plan());
    this.#arm(FIRST_LOOK_MS);
    this.#plan();
  }

  /** Call when the clock may have moved on unseen: the window has the focus again, a setting changed. */
  check(): void {
    this.sessionManager.tick();
    // First the latest time, then what is due sooner.
    this.#arm(HEARTBEAT_MS);
    this.#plan();
    const { renewalAt, activeCall: asking } = this.sessionManager.state;
    if (renewalAt !== undefined && renewalAt <= this.sessionManager.now() && asking === undefined) void this.#renew();
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#listener.dispose();
    this.#watch?.dispose();
  }

  async #renew(): Promise<void> {
    if (await this.sessionManager.renewAutomatically()) {
      this.#faults = 0;
      this.#notBefore = 0;
      this.#watch?.dispose();
      this.#watch = undefined;
    } else {
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#faults++);
      this.#notBefore = this.sessionManager.now() + pause * (0.75 + this.random() / 2);
      this.#watch ??= this.network.onReturn(() => {
        this.#notBefore = 0;
        this.check();
      });
    }
    this.#plan();
  }

  #plan(): void {
    const at = this.#due(this.sessionManager.state);
    this.sessionManager.setRenewalTime(at);
    const { session, activeCall: asking } = this.sessionManager.state;
    // What is being asked says by its end when to look again; an expiry is seen when it comes.
    const next = asking === undefined ? at : undefined;
    const look = next ?? (session.kind === 'alive' ? session.expiresAt : undefined);
    if (look !== undefined) this.#arm(Math.max(0, look - this.sessionManager.now()), true);
  }

  /** When the next renewal is due; `undefined` where none will prevent the expiry. */
  #due({ session, block: stop }: SessionState): number | undefined {
    if (session.kind !== 'alive' || !this.settings().automatic) return undefined;
    const due = Math.max(
      session.expiresAt - this.sessionManager.renewalLeadOf(session),
      this.#notBefore,
      stop?.until ?? 0,
    );
    return due < session.expiresAt ? due : undefined;
  }

  #armedFor = Infinity;

  #arm(ms: number, sooner = false): void {
    const wait = Math.min(Math.max(ms, FIRST_LOOK_MS / 20), HEARTBEAT_MS);
    const at = this.clock.now() + wait;
    if (sooner && at >= this.#armedFor) return;
    this.#timer?.dispose();
    this.#armedFor = at;
    this.#timer = this.clock.setTimer(wait, () => {
      this.#armedFor = Infinity;
      this.check();
    });
  }
}
